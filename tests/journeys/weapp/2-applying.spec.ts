import sharp from 'sharp';
import { pointsRoutes, type ApplicationView } from '@jishan/contracts';
import type { WeappHost } from '../../weapp/host';
import { captureTimes, newWords } from '../applications';
import { newCameraPhoto, newPhoto, TAKEN } from '../photos';
import { CLEAN_YARD, newVillager, type Villager } from '../villagers';
import { choosePhotos, newPhone, phoneOf, press, putPhonesAway, see, seeNoMore, write } from './hands';

const SOON_MS = 240_000;
/** ui.md: what a phone sends of a photo. */
const UPLOAD_BYTES = 500_000;

/** As the village has it, whatever the phone believes. */
async function applicationsOf({ session, villageId }: Villager, words: string): Promise<ApplicationView[]> {
  await session.renew();
  const { items } = await session.call(pointsRoutes.myApplications, { params: { villageId }, query: {} });
  return items.filter(one => one.text === words);
}

/** From home to the form with its two photos and the sentence, not sent yet. */
async function fillIn(phone: WeappHost, words: string, beforePhotos = (): Promise<void> => Promise.resolve()): Promise<void> {
  await press(phone, '申报积分');
  await see(phone, '做了什么好事？');
  await press(phone, new RegExp(`^${CLEAN_YARD}`));
  await see(phone, '提交申报');
  await beforePhotos();
  await choosePhotos(phone, '从相册选', [await newPhoto(), await newCameraPhoto()]);
  await see(phone, '2/4');
  await write(phone, '说明', words);
}

describe('a villager applies for points, in WeChat', () => {
  afterAll(putPhonesAway);

  it(
    'picks the rule, adds two photos and a sentence, sends, and sees it under review at once',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const phone = await phoneOf(villager);
      await fillIn(phone, words);
      await press(phone, '提交申报');
      await see(phone, /审核中，最晚.+有结果/);
      const [application, ...more] = await applicationsOf(villager, words);
      expect(more).toEqual([]);
      expect(application).toMatchObject({ status: 'submitted', memberId: villager.personId });
      // The large one was drawn anew on the phone; when it was taken came along, for whoever reviews.
      expect(await captureTimes(application)).toEqual([null, TAKEN.at]);
      const [small, drawn, ...others] = phone.journal.uploads;
      expect(others).toEqual([]);
      for (const photo of [small, drawn]) expect(photo?.length).toBeLessThanOrEqual(UPLOAD_BYTES);
      expect((await sharp(drawn).metadata()).width).toBeLessThanOrEqual(1_600);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'loses the network while sending, finds it again waiting, and it is sent once when the network is back',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const phone = await phoneOf(villager);
      await fillIn(phone, words);
      await phone.network(false);
      await see(phone, '网络断开了');
      await press(phone, '提交申报');
      await see(phone, '等待发送');
      await phone.open('/pages/home/index');
      await press(phone, /^1 条内容等待发送/);
      await see(phone, words);
      expect(await applicationsOf(villager, words)).toEqual([]);

      await phone.network(true);
      await seeNoMore(phone, '等待发送');
      const [application, ...more] = await applicationsOf(villager, words);
      expect(more).toEqual([]);
      expect(application?.photos).toHaveLength(2);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'finds it again after WeChat ended the mini-program while it waited, photos and all',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const before = await phoneOf(villager);
      await fillIn(before, words, () => before.network(false));
      await press(before, '提交申报');
      await see(before, '等待发送');
      before.kill();

      const phone = await newPhone({ phone: '13900000000', openid: villager.openid, before });
      await phone.open('/pages/home/index');
      await see(phone, '1 条申报审核中');
      const [application, ...more] = await applicationsOf(villager, words);
      expect(more).toEqual([]);
      expect(application?.photos).toHaveLength(2);
      await press(phone, /^我的申报/);
      await press(phone, new RegExp(`^${CLEAN_YARD}.*审核中`));
      await see(phone, words);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
