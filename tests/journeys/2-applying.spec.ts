import { API_BASE, pointsRoutes, type ApplicationView } from '@jishan/contracts';
import type { Route as Intercepted } from 'playwright-core';
import { captureTimes } from './applications';
import { choosePhotos, loseNetwork, phoneOf, press, pressable, see, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { newCameraPhoto, newPhoto, TAKEN } from './photos';
import { CLEAN_YARD, newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
/** ui.md: what a phone sends of a photo. */
const UPLOAD_BYTES = 500_000;
const WORDS = '院坝、阴沟和柴草都收拾好了';

/** As the village has it, whatever the phone believes. */
async function applicationsOf({ session, villageId, householdId }: Villager): Promise<ApplicationView[]> {
  await session.renew();
  const { items } = await session.call(pointsRoutes.myApplications, { params: { villageId }, query: {} });
  return items.filter(one => one.householdId === householdId && one.rule.title === CLEAN_YARD && one.text === WORDS);
}

/** From home to the form with its two photos and the sentence, not sent yet. */
async function fillIn(phone: Phone): Promise<void> {
  await press(phone, '申报积分');
  await see(phone, '做了什么好事？');
  await press(phone, new RegExp(`^${CLEAN_YARD}`));
  await choosePhotos(phone, '从相册选', [await newPhoto(), await newCameraPhoto()]);
  await see(phone, '2/4');
  await write(phone, '说明', WORDS);
}

const isSubmit = (url: URL): boolean => url.pathname.startsWith(API_BASE) && url.pathname.endsWith('/points/applications');
const isUpload = (url: URL): boolean => url.pathname.startsWith(API_BASE) && url.pathname.endsWith('/media');

describe('a villager applies for points', () => {
  afterAll(putPhonesAway);

  it(
    'picks the rule, adds two photos and a sentence, sends, and sees it under review at once',
    async () => {
      const villager = await newVillager();
      const phone = await phoneOf(villager);
      // The browser tells nobody how large a file is that goes out in a form; the form knows.
      await phone.page.evaluate(
        `sent = []; const add = FormData.prototype.append; FormData.prototype.append = function (name, value, ...more) { if (value.size) sent.push(value.size); return add.call(this, name, value, ...more); }`,
      );
      await fillIn(phone);
      await phone.shot('2-form');
      await press(phone, '提交申报');
      await see(phone, /审核中，最晚.+有结果/);
      await phone.page.getByRole('button', { name: '查看照片 2，共 2 张' }).waitFor();
      await see(phone, WORDS);
      await phone.shot('2-under-review');

      const [application, ...more] = await applicationsOf(villager);
      expect(more).toEqual([]);
      expect(application).toMatchObject({ status: 'submitted', memberId: villager.personId, text: WORDS });
      // The large one was drawn anew on the phone; when it was taken came along, for whoever reviews.
      expect(await captureTimes(application)).toEqual([null, TAKEN.at]);
      const bytes = await phone.page.evaluate<number[]>('sent');
      expect(bytes).toHaveLength(2);
      for (const size of bytes) expect(size).toBeGreaterThan(1_000);
      for (const size of bytes) expect(size).toBeLessThanOrEqual(UPLOAD_BYTES);

      await press(phone, '返回');
      await see(phone, '1 条申报审核中');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'is told what is missing and loses nothing of what is there',
    async () => {
      const villager = await newVillager();
      const phone = await phoneOf(villager);
      await press(phone, '申报积分');
      await press(phone, new RegExp(`^${CLEAN_YARD}`));
      await write(phone, '说明', WORDS);
      await press(phone, '提交申报');
      await see(phone, '至少要 1 张照片');
      await phone.page.reload();
      await see(phone, '提交申报');
      expect(await phone.page.getByRole('textbox', { name: '说明', exact: true }).inputValue()).toBe(WORDS);
      expect(await applicationsOf(villager)).toEqual([]);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'loses the network while sending, finds it again waiting, and it is sent once when the network is back',
    async () => {
      const villager = await newVillager();
      const phone = await phoneOf(villager);
      await fillIn(phone);
      await loseNetwork(phone);
      await see(phone, '网络断开了');
      await press(phone, '提交申报');
      await see(phone, '等待发送');
      await see(phone, '联网后会自动发送，不会重复');
      await phone.shot('2-offline');
      expect(await applicationsOf(villager)).toEqual([]);

      await press(phone, '返回');
      await press(phone, /^1 条内容等待发送/);
      await see(phone, WORDS);
      await phone.context.setOffline(false);
      await until(async () => (await applicationsOf(villager)).length > 0, 'the application does not arrive');
      await press(phone, '返回');
      await see(phone, '1 条申报审核中');
      const [application, ...more] = await applicationsOf(villager);
      expect(more).toEqual([]);
      expect(application?.photos).toHaveLength(2);
    },
    SOON_MS,
  );

  it(
    'does not send it twice when only the answer is lost',
    async () => {
      const villager = await newVillager();
      const phone = await phoneOf(villager);
      await fillIn(phone);
      let lost = 0;
      await phone.page.route(isSubmit, async (route: Intercepted) => {
        if (route.request().method() !== 'POST' || lost > 1) return route.continue();
        lost += 1;
        await route.fetch();
        return route.abort('connectionreset');
      });
      await press(phone, '提交申报');
      await see(phone, '等待发送');
      await until(() => lost > 1, 'it is not tried again');
      await see(phone, /审核中，最晚.+有结果/);
      expect(await applicationsOf(villager)).toHaveLength(1);
    },
    SOON_MS,
  );

  it(
    'finds it again after the page was closed while it waited, photos and all',
    async () => {
      const villager = await newVillager();
      const phone = await phoneOf(villager);
      await phone.page.route(isUpload, route => route.abort('internetdisconnected'));
      await phone.page.route(isSubmit, route =>
        route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
      );
      await fillIn(phone);
      await press(phone, '提交申报');
      await see(phone, '等待发送');

      await phone.page.reload();
      await press(phone, '返回');
      await press(phone, /^1 条内容等待发送/);
      await see(phone, WORDS);
      expect(await applicationsOf(villager)).toEqual([]);

      await phone.page.unrouteAll();
      await press(phone, '现在发送');
      await until(async () => (await applicationsOf(villager)).length > 0, 'the application does not arrive');
      await press(phone, '返回');
      await see(phone, '1 条申报审核中');
      await until(async () => (await pressable(phone, /条内容等待发送/).count()) === 0, 'it is still said to wait');
      const [application, ...more] = await applicationsOf(villager);
      expect(more).toEqual([]);
      expect(application?.photos).toHaveLength(2);
    },
    SOON_MS,
  );
});
