import { pointsRoutes, type ApplicationView } from '@jishan/contracts';
import type { ViewNode, WeappHost } from '../../weapp/host';
import { newPhoto } from '../photos';
import { putSoundsAway, shareOf, soundFile } from '../sounds';
import { CLEAN_YARD, newVillager, type Villager } from '../villagers';
import { canPress, choosePhotos, newPhone, phoneOf, press, putPhonesAway, says, see, seeNoMore } from './hands';

const SOON_MS = 240_000;
const HERTZ = 440;
const MANY = 150;
const START = '按一下，开始说';

async function spokenOf({ session, villageId, householdId }: Villager): Promise<ApplicationView[]> {
  await session.renew();
  const { items } = await session.call(pointsRoutes.myApplications, { params: { villageId }, query: {} });
  return items.filter(one => one.householdId === householdId && one.voice !== null);
}

async function toTheForm(phone: WeappHost): Promise<void> {
  await press(phone, '申报积分');
  await press(phone, new RegExp(`^${CLEAN_YARD}`));
  await see(phone, '提交申报');
  await choosePhotos(phone, '从相册选', [await newPhoto()]);
  await see(phone, '1/4');
}

async function speak(phone: WeappHost, seconds: number): Promise<void> {
  phone.nextVoice(soundFile(seconds, HERTZ));
  await press(phone, START);
  await see(phone, '正在录，请说话');
}

/** Brings cases until hers is open: others may have spoken before her. */
async function toSpokenCase(phone: WeappHost, name: string): Promise<void> {
  const shown = (): ViewNode | undefined => phone.findAll('.case__text')[0];
  for (let tries = 0; tries < MANY; tries += 1) {
    await phone.waitFor(() => shown() !== undefined, 60_000);
    if (canPress(phone, /^播放录音/) && says(phone, name)) return;
    const before = shown()?.attr['id'];
    await press(phone, '先放一放');
    await phone.waitFor(() => shown()?.attr['id'] !== before, 60_000);
  }
  throw new Error('no case is spoken');
}

describe('a villager says what she did, in WeChat', () => {
  afterAll(() => {
    putPhonesAway();
    putSoundsAway();
  });

  it(
    'speaks, hears it, sends it; the keeper hears the same, and gives the points',
    async () => {
      const villager = await newVillager();
      const phone = await phoneOf(villager);
      await toTheForm(phone);
      await speak(phone, 3);
      await press(phone, '说完了');
      await press(phone, '播放录音，3 秒');
      await see(phone, '正在播放');
      expect(phone.heard?.url).toMatch(/^wxfile:/);
      await phone.soundEnds();
      await seeNoMore(phone, '正在播放');
      await press(phone, '提交申报');
      await see(phone, /审核中，最晚.+有结果/);
      const [application, ...more] = await spokenOf(villager);
      expect(more).toEqual([]);
      expect(application).toMatchObject({ text: '', voice: { milliseconds: 3_000 } });
      await press(phone, '播放录音，3 秒');
      await see(phone, '正在播放');
      expect(phone.heard?.url).toContain(`/voices/${application?.voice?.id ?? ''}/sound.wav`);
      await phone.soundEnds();
      expect(phone.errors).toEqual([]);

      const desk = await phoneOf(await newVillager({ role: 'points_keeper' }));
      await press(desk, /^工作台/);
      await press(desk, /^积分审核/);
      await toSpokenCase(desk, villager.name);
      await press(desk, /^播放录音/);
      await see(desk, '正在播放');
      expect(desk.heard?.url).toContain(`/voices/${application?.voice?.id ?? ''}/sound.wav`);
      expect(shareOf(desk.heard?.bytes ?? Buffer.alloc(0), HERTZ)).toBeGreaterThan(0.4);
      await press(desk, /^正在播放/);
      expect(desk.heard).toBeUndefined();
      await press(desk, '通过 +2 分');
      await desk.waitFor(() => !canPress(desk, /^播放录音/), 60_000);
      expect((await spokenOf(villager)).map(({ status }) => status)).toEqual(['credited']);
      expect(desk.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a call comes in: what was said till then is kept; and it waits without a network, also when WeChat ends the mini-program',
    async () => {
      const villager = await newVillager();
      const before = await phoneOf(villager);
      await toTheForm(before);
      await before.network(false);
      await speak(before, 4);
      await before.ring();
      await see(before, '录音被打断了，前面说的已经留下');
      await press(before, '提交申报');
      await see(before, '等待发送');
      expect(await spokenOf(villager)).toEqual([]);
      before.kill();

      const phone = await newPhone({ phone: '13900000000', openid: villager.openid, before });
      await phone.open('/pages/home/index');
      await see(phone, '1 条申报审核中');
      const [application, ...more] = await spokenOf(villager);
      expect(more).toEqual([]);
      expect(application).toMatchObject({ voice: { milliseconds: 4_000 } });
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'too short is no message; a shut microphone is said so with the way to open it, and then it goes',
    async () => {
      const phone = await phoneOf(await newVillager());
      await toTheForm(phone);
      phone.nextVoice(soundFile(0.25, HERTZ));
      await press(phone, START);
      await press(phone, '说完了');
      await see(phone, '太短了，没有录上，请再说一次');

      phone.microphone(false);
      await press(phone, START);
      await see(phone, '麦克风没有打开。');
      expect(canPress(phone, START)).toBe(true);
      phone.microphone(true);
      await press(phone, '去打开麦克风');
      await seeNoMore(phone, '麦克风没有打开。');
      await speak(phone, 2);
      await press(phone, '说完了');
      await phone.waitFor(() => canPress(phone, /^播放录音/), SOON_MS / 4);
      await press(phone, '删除录音');
      await see(phone, START);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
