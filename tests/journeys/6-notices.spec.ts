import { noticesRoutes, type NoticeReceipt } from '@jishan/contracts';
import { demoPeople } from '../../apps/api/src/demo/known-people';
import { phoneOf, press, pressable, see, seeNoMore, write } from './hands';
import { until } from './until';
import { putPhonesAway, sayInto, type Phone } from './phone';
import { putSoundsAway, shareOf, soundFile } from './sounds';
import { productUrl } from './product-note';
import { enterDemo, newVillager, told, type Villager } from './villagers';

const SOON_MS = 240_000;
const HERTZ = 440;
const INBOX = '/pages/inbox/index';

/** Another title each time: the village has one board for all tests. */
const newTitle = (): string => `停水检修 ${Date.now() % 1_000_000}`;

async function publish(
  phone: Phone,
  title: string,
  options: { readonly confirm: boolean; readonly group?: string; readonly aloud?: boolean },
): Promise<void> {
  await press(phone, /^工作台/);
  await press(phone, /^发布通知/);
  await press(phone, '发布');
  await see(phone, '请填写标题');
  await write(phone, '标题', title);
  await write(phone, '内容', '请联系 13800001234');
  await press(phone, '发布');
  await see(phone, '内容里有手机号、身份证号或银行卡号');
  await write(phone, '内容', '明天上午八点到十二点检修水管，请提前储水。');
  if (options.aloud) await readIn(phone);
  if (options.group) {
    await press(phone, '部分小组');
    await press(phone, options.group);
  }
  if (options.confirm) {
    await phone.page.getByRole('switch', { name: /^要求确认/ }).click();
    await see(phone, /18:00 前，要在事情之前$/);
  }
  await phone.shot(`6-publish${options.group ? '-group' : ''}`);
  await press(phone, '发布');
  await see(phone, '确认发布？');
  await pressable(phone, '发布').last().click();
  await see(phone, /^已发给 \d+ 人$/);
}

/** What she has just written, into the phone. */
async function readIn(phone: Phone): Promise<void> {
  await see(phone, /^念一遍，老人点一下就能听/);
  await press(phone, '按一下，开始说');
  await see(phone, '正在录，请说话');
  await see(phone, /^0:(0[2-9]|[1-5]\d) \/ 1:00$/);
  await press(phone, '说完了');
  await see(phone, /^播放录音/);
  await seeNoMore(phone, '录音还没有传完，请稍等');
}

async function noticeCalled({ session, villageId }: Villager, title: string) {
  const { items } = await session.call(noticesRoutes.notices, { params: { villageId } });
  const found = items.find(one => one.title === title);
  if (!found) throw new Error(`no notice ${title}`);
  return found;
}

/** Of everybody who has not answered, as cadres read it. */
async function waitingFor({ session, villageId }: Villager, noticeId: string): Promise<NoticeReceipt[]> {
  const all: NoticeReceipt[] = [];
  let cursor: string | undefined;
  do {
    const query = { state: 'waiting', limit: 100, ...(cursor === undefined ? {} : { cursor }) } as const;
    const page = await session.call(noticesRoutes.noticeReceipts, { params: { villageId, noticeId }, query });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return all;
}

/** What the bars of a notice say, read out: 已送达 comes first. */
const spoken = async (phone: Phone): Promise<string | null> =>
  (await phone.page.getByRole('img', { name: /^回执/ }).filter({ visible: true }).first().getAttribute('aria-label'))?.replace(
    /\u00a0/g,
    ' ',
  ) ?? null;

/** The list comes in pages, by household. */
async function walkDownTo(phone: Phone, name: string): Promise<void> {
  await see(phone, '已当面告知');
  await until(async () => {
    if ((await pressable(phone, name).count()) > 0) return true;
    const more = pressable(phone, '加载更多');
    if ((await more.count()) > 0) await more.last().click();
    return false;
  }, `${name} is not in the list`);
}

describe('a notice', () => {
  beforeAll(() => sayInto(soundFile(2, HERTZ)));
  afterAll(async () => {
    await putPhonesAway();
    putSoundsAway();
  });

  it(
    'that must be acknowledged is opened and acknowledged, and who has not is visited',
    async () => {
      const [reader, quiet, author] = [await newVillager(), await newVillager(), await newVillager({ role: 'secretary' })];
      const title = newTitle();
      const secretary = await phoneOf(author);
      await publish(secretary, title, { confirm: true });
      await told(reader, title);
      const { id, counts: before } = await noticeCalled(author, title);
      expect(before).toMatchObject({ opened: 0, acknowledged: 0, toldInPerson: 0, waiting: before.audience });
      // Delivered is what stands in an inbox that somebody can open; who has no phone is on the roster all the same.
      const receipts = await waitingFor(author, id);
      const [withPhone, without] = [receipts.filter(one => one.hasAccount), receipts.filter(one => !one.hasAccount)];
      expect(without.length).toBeGreaterThan(0);
      expect(withPhone.map(one => one.personId)).toEqual(expect.arrayContaining([reader.personId, quiet.personId]));
      expect(withPhone.filter(one => one.deliveredAt === null)).toEqual([]);
      expect(without.filter(one => one.deliveredAt !== null)).toEqual([]);
      expect(before).toMatchObject({ audience: receipts.length, delivered: withPhone.length });

      const phone = await phoneOf(reader, INBOX);
      await see(phone, '新通知，请确认');
      await press(phone, new RegExp(title));
      await see(phone, '明天上午八点到十二点检修水管，请提前储水。');
      await phone.shot('6-notice');
      await press(phone, '我已看到，确认');
      await see(phone, /^您已在.+确认$/);
      expect(await pressable(phone, '我已看到，确认').count()).toBe(0);
      // Villagers see how many, never who.
      await see(phone, '这里只有人数，没有名单。');
      expect(await spoken(phone)).toBe(`回执：已送达 ${before.delivered} 人，已看过 1 人，已确认 1 人，当面告知 0 人`);
      expect(await pressable(phone, '看名单，上门告知').count()).toBe(0);

      await press(secretary, '看名单，上门告知');
      await see(secretary, `1/${before.audience} 人`);
      expect(await spoken(secretary)).toBe(`回执：已送达 ${before.delivered} 人，已看过 1 人，已确认 1 人，当面告知 0 人`);
      await secretary.shot('6-receipts');
      await press(secretary, quiet.groupName);
      await walkDownTo(secretary, `${quiet.name} 记为已告知`);
      await press(secretary, `${quiet.name} 记为已告知`);
      await see(secretary, `当面告诉过${quiet.name}了吗？`);
      await pressable(secretary, '记为已告知').last().click();
      await see(secretary, '已记下');
      // By the button, not by the name: that may be a part of somebody else's, or of a household's.
      await until(
        async () => (await pressable(secretary, `${quiet.name} 记为已告知`).count()) === 0,
        `${quiet.name} still stands on the list`,
      );
      await press(secretary, '已确认');
      await press(secretary, '全部小组');
      await see(secretary, reader.name);
      await secretary.shot('6-acknowledged');
      expect((await noticeCalled(author, title)).counts).toMatchObject({
        // Told in person is not delivered a second time.
        delivered: before.delivered,
        opened: 1,
        acknowledged: 1,
        toldInPerson: 1,
        waiting: before.audience - 2,
      });
      expect([...phone.complaints, ...secretary.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'for one group is not seen by the others, and a withdrawn one keeps its reason',
    async () => {
      const author = await newVillager({ role: 'cadre' });
      const reader = await newVillager();
      const title = newTitle();
      const cadre = await phoneOf(author);
      await publish(cadre, title, { confirm: false, group: reader.groupName });
      const { session, villageId } = reader;
      expect((await session.call(noticesRoutes.notices, { params: { villageId } })).items.map(one => one.title)).toContain(title);
      const { id } = await noticeCalled(author, title);
      const stranger = await enterDemo(demoPeople.find(one => one.role === null && one.group !== reader.groupName)?.username ?? 'cunmin');
      expect((await stranger.call(noticesRoutes.notices, { params: { villageId } })).items.map(one => one.title)).not.toContain(title);
      await expect(stranger.call(noticesRoutes.notice, { params: { villageId, noticeId: id } })).rejects.toThrow('answered 404');

      const phone = await phoneOf(reader, '/pkg-life/pages/notices/index');
      await press(phone, new RegExp(title));
      await see(phone, `发给：${reader.groupName}`);

      await press(cadre, '撤回通知');
      await press(cadre, '时间或地点写错了');
      await pressable(cadre, '撤回通知').last().click();
      await see(cadre, '这条通知已撤回');
      await phone.open('/pkg-life/pages/notices/index');
      await press(phone, new RegExp(`${title}.*已撤回`));
      await see(phone, '原因：时间或地点写错了');
      await seeNoMore(phone, '请提前储水');
      await phone.shot('6-withdrawn');
      expect([...phone.complaints, ...cadre.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'that was read in is heard with one tap, by old people too; one that was not offers nothing that cannot be heard',
    async () => {
      const [author, reader] = [await newVillager({ role: 'secretary' }), await newVillager()];
      const title = newTitle();
      const secretary = await phoneOf(author);
      await secretary.context.grantPermissions(['microphone']);
      await publish(secretary, title, { confirm: true, aloud: true });
      await see(secretary, /^听通知，\d+ 秒$/);

      const phone = await phoneOf(reader, '/pkg-life/pages/notices/index');
      await phone.page.evaluate(`localStorage.setItem('jishan.elder', '{"data":"true"}')`);
      await phone.page.reload();
      await see(phone, new RegExp(title));
      await phone.shot('6-notices-elder');
      await press(phone, new RegExp(`${title}[^]*可以听`));
      const hear = pressable(phone, /^听通知/).filter({ visible: true });
      await hear.first().waitFor();
      expect((await hear.first().boundingBox())?.height).toBeGreaterThanOrEqual(60);
      const [asked] = await Promise.all([
        phone.page.waitForRequest(request => request.url().includes('/sound.wav')),
        press(phone, /^听通知/),
      ]);
      await see(phone, '正在播放');
      await phone.shot('6-heard-elder');
      const { pathname, search } = new URL(asked.url());
      const answer = await fetch(productUrl() + pathname + search);
      expect(shareOf(Buffer.from(await answer.arrayBuffer()), HERTZ)).toBeGreaterThan(0.2);
      // Who hears it has not said that they saw it.
      await pressable(phone, '我已看到，确认').first().waitFor();
      const { counts } = await noticeCalled(author, title);
      expect(counts.acknowledged).toBe(0);

      const silent = newTitle();
      await secretary.open('/');
      await publish(secretary, silent, { confirm: false });
      await phone.open('/pkg-life/pages/notices/index');
      await press(phone, new RegExp(silent));
      await see(phone, '明天上午八点到十二点检修水管，请提前储水。');
      expect(
        await pressable(phone, /^听通知|^读给我听/)
          .filter({ visible: true })
          .count(),
      ).toBe(0);
      expect([...phone.complaints, ...secretary.complaints]).toEqual([]);
    },
    SOON_MS,
  );
});
