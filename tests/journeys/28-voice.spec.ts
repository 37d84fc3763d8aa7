import { pointsRoutes, type ApplicationView } from '@jishan/contracts';
import { applicationNow } from './applications';
import { choosePhotos, loseNetwork, phoneOf, press, pressable, see, seen, seeNoMore } from './hands';
import { putPhonesAway, sayInto, type Phone } from './phone';
import { newPhoto } from './photos';
import { productUrl } from './product-note';
import { putSoundsAway, shareOf, soundFile } from './sounds';
import { until } from './until';
import { CLEAN_YARD, householdPoints, newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const HERTZ = 440;
const START = '按一下，开始说';
const MANY = 150;

/** What the village has of her, spoken. */
async function spokenOf({ session, villageId, householdId }: Villager): Promise<ApplicationView[]> {
  await session.renew();
  const { items } = await session.call(pointsRoutes.myApplications, { params: { villageId }, query: {} });
  return items.filter(one => one.householdId === householdId && one.voice !== null);
}

async function heardOf(application: ApplicationView | undefined): Promise<Buffer> {
  const answer = await fetch(productUrl() + (application?.voice?.url ?? ''));
  expect(answer.headers.get('content-type')).toBe('audio/wav');
  return Buffer.from(await answer.arrayBuffer());
}

/** A phone whose owner lets the browser hear her, or not, at the form of the yard with its photo. */
async function atTheForm(villager: Villager, { allowed = true, elder = false } = {}): Promise<Phone> {
  const phone = await phoneOf(villager);
  if (allowed) await phone.context.grantPermissions(['microphone']);
  if (elder) {
    await phone.page.evaluate(`localStorage.setItem('jishan.elder', '{"data":"true"}')`);
    await phone.page.reload();
  }
  await press(phone, '申报积分');
  await press(phone, new RegExp(`^${CLEAN_YARD}`));
  await see(phone, '提交申报');
  return phone;
}

async function speak(phone: Phone): Promise<void> {
  await press(phone, START);
  await see(phone, '正在录，请说话');
  await see(phone, /^0:(0[2-9]|[1-5]\d) \/ 1:00$/);
}

describe('a villager says what she did instead of writing it', () => {
  beforeAll(() => sayInto(soundFile(2, HERTZ)));
  afterAll(async () => {
    await putPhonesAway();
    putSoundsAway();
  });

  it(
    'presses once, speaks, presses again, hears it, sends it; the keeper hears it with one tap, and gives the points',
    async () => {
      const villager = await newVillager();
      const phone = await atTheForm(villager);
      await choosePhotos(phone, '从相册选', [await newPhoto()]);
      await phone.shot('28-form');
      await speak(phone);
      await phone.shot('28-recording');
      await press(phone, '说完了');
      await see(phone, /^播放录音/);
      await press(phone, /^播放录音/);
      await see(phone, '正在播放');
      await seeNoMore(phone, '正在播放');
      await phone.shot('28-said');
      await press(phone, '提交申报');
      await see(phone, /审核中，最晚.+有结果/);
      await press(phone, /^播放录音/);
      await see(phone, '正在播放');
      await phone.shot('28-sent');

      const [application, ...more] = await spokenOf(villager);
      expect(more).toEqual([]);
      expect(application).toMatchObject({ text: '', status: 'submitted' });
      expect(application?.voice?.milliseconds).toBeGreaterThan(1_500);
      expect(shareOf(await heardOf(application), HERTZ)).toBeGreaterThan(0.2);
      await press(phone, '返回');
      await press(phone, /^我的申报/);
      await see(phone, /^语音 \d+ 秒$/);
      expect(phone.complaints).toEqual([]);

      const keeper = await newVillager({ role: 'points_keeper' });
      const desk = await phoneOf(keeper);
      await press(desk, /^工作台/);
      await press(desk, /^积分审核/);
      const voice = pressable(desk, /^播放录音/).filter({ visible: true });
      await see(desk, '先放一放');
      for (let tries = 0; tries < MANY && ((await voice.count()) === 0 || (await seen(desk, villager.name).count()) === 0); tries += 1) {
        const shown = await desk.page.locator('.case__text').filter({ visible: true }).first().elementHandle();
        await press(desk, '先放一放');
        await until(async () => !(await shown?.evaluate(node => node.isConnected)), 'the next case does not come');
      }
      const [asked] = await Promise.all([
        desk.page.waitForRequest(request => request.url().includes(`/voices/${application?.voice?.id ?? ''}/sound.wav`)),
        press(desk, /^播放录音/),
      ]);
      expect(asked.method()).toBe('GET');
      await see(desk, '正在播放');
      await desk.shot('28-case');
      await press(desk, '通过 +2 分');
      await until(async () => (await applicationNow(villager, application?.id ?? '')).status === 'credited', 'it is not credited');
      expect((await householdPoints(villager)).spendable).toBeGreaterThanOrEqual(2);
      expect(desk.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'says to the secretary what nobody else is to hear, and hears the answer',
    async () => {
      const author = await newVillager();
      const phone = await phoneOf(author);
      await phone.context.grantPermissions(['microphone']);
      await press(phone, '书记会客厅');
      await press(phone, '给书记写信');
      await press(phone, /^只给书记看/);
      await speak(phone);
      await press(phone, '说完了');
      await see(phone, /^播放录音/);
      await see(phone, '只有您和书记听得到');
      await phone.shot('28-letter');
      await press(phone, '寄出');
      await see(phone, '等待回复');
      await see(phone, /^播放录音/);

      const secretary = await phoneOf(await newVillager({ role: 'secretary' }), '/pkg-work/pages/letters/index');
      await secretary.context.grantPermissions(['microphone']);
      await press(secretary, new RegExp(`${author.name}[^]*说的一段话`));
      const [asked] = await Promise.all([
        secretary.page.waitForRequest(request => request.url().includes('/sound.wav')),
        press(secretary, /^播放录音/),
      ]);
      expect(asked.method()).toBe('GET');
      await see(secretary, '正在播放');
      await speak(secretary);
      await press(secretary, '说完了');
      await see(secretary, '只有写信人和书记听得到');
      await secretary.shot('28-letter-answer');
      await press(secretary, '回复村民');
      await see(secretary, '已回复');

      await phone.page.reload();
      await see(phone, '已回复');
      await until(
        async () =>
          (await pressable(phone, /^播放录音/)
            .filter({ visible: true })
            .count()) === 2,
        'the spoken answer does not come',
      );
      await phone.shot('28-letter-answered');
      expect([...phone.complaints, ...secretary.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'without a network it waits on the phone, and is sent once when it is back',
    async () => {
      const villager = await newVillager();
      const phone = await atTheForm(villager, { elder: true });
      await choosePhotos(phone, '从相册选', [await newPhoto()]);
      await loseNetwork(phone);
      await speak(phone);
      await phone.shot('28-recording-elder');
      await press(phone, '说完了');
      await see(phone, /^播放录音/);
      await phone.shot('28-said-elder');
      await press(phone, '提交申报');
      await see(phone, '等待发送');
      expect(await spokenOf(villager)).toEqual([]);
      await phone.context.setOffline(false);
      await until(async () => (await spokenOf(villager)).length > 0, 'what she said does not arrive');
      const [application, ...more] = await spokenOf(villager);
      expect(more).toEqual([]);
      expect(application?.photos).toHaveLength(1);
      expect(shareOf(await heardOf(application), HERTZ)).toBeGreaterThan(0.2);
    },
    SOON_MS,
  );

  it(
    'what she said outlives a closed page, until she takes it away',
    async () => {
      const phone = await atTheForm(await newVillager());
      await speak(phone);
      await press(phone, '说完了');
      await see(phone, /^播放录音/);
      await phone.page.reload();
      await see(phone, /^播放录音/);
      await press(phone, '删除录音');
      await see(phone, START);
      // With it went all that there was of a draft: the app asks anew what she did.
      await phone.page.reload();
      await see(phone, '做了什么好事？');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a microphone that is shut is said so, and the text is there; without one there is no button',
    async () => {
      const phone = await atTheForm(await newVillager(), { allowed: false });
      await press(phone, START);
      await see(phone, /^麦克风没有打开。请点浏览器地址栏旁边的小锁/);
      await phone.shot('28-refused');
      expect(await phone.page.getByRole('textbox', { name: '说明', exact: true }).count()).toBe(1);

      await phone.page.addInitScript('delete window.MediaRecorder');
      await phone.page.reload();
      await press(phone, new RegExp(`^${CLEAN_YARD}`));
      await see(phone, '提交申报');
      expect(await pressable(phone, START).count()).toBe(0);
      expect(await phone.page.getByRole('textbox', { name: '说明', exact: true }).count()).toBe(1);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
