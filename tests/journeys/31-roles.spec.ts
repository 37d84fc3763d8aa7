import { identityRoutes, readInvitationCode, sayInvitationCode } from '@jishan/contracts';
import { choosePhotos, phoneOf, press, see, seen, seeNoMore, write } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { anotherIn } from './roster';
import { answer, pressInList } from './shop';
import { newOpenid, newVillager, told, type Villager } from './villagers';

const SOON_MS = 300_000;

/** In how many lines the words stand, and whether they stay on the screen. */
const linesOf = (phone: Phone, words: string): Promise<{ lines: number; inside: boolean }> =>
  seen(phone, words)
    .first()
    .evaluate(node => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = Array.from(range.getClientRects());
      return {
        lines: new Set(boxes.map(box => Math.round(box.top))).size,
        inside: boxes.every(box => box.left >= 0 && box.right <= window.innerWidth),
      };
    });

let secretary: Villager;
let villager: Villager;

beforeAll(async () => {
  secretary = await newVillager({ role: 'secretary' });
  villager = await newVillager();
}, SOON_MS);
afterAll(putPhonesAway);

it(
  'the secretary appoints an elected reviewer with the minutes; the villager works at once on the phone that was open, until it is ended',
  async () => {
    const theirs = await phoneOf(villager, '/pages/me/index');
    await see(theirs, '我家成员');
    await seeNoMore(theirs, '工作台');
    const office = await phoneOf(secretary, '/pkg-work/pages/workbench/index');
    await press(office, /^村务人员/);
    await see(office, /任命和免去都写明原因/);
    await office.shot('31-roles');
    await press(office, '任命');
    await press(office, '评议员');
    await write(office, '任命谁：输入姓名', villager.name);
    await press(office, new RegExp(`^${villager.name}`));
    await press(office, '任命');
    await see(office, '请选推选会议的日期');
    await see(office, '请拍会议记录的照片');
    await office.page.getByLabel('推选会议日期').filter({ visible: true }).fill('2026-01-20');
    await write(office, '到会人数', '30');
    await write(office, '同意', '14');
    await see(office, '没有过半，至少要 16 票同意');
    await write(office, '同意', '28');
    await write(office, '不同意', '1');
    await write(office, '原因或依据', '村民代表会议推选');
    await choosePhotos(office, '添加照片', [await newPhoto()]);
    await office.shot('31-roles-form');
    await press(office, '任命');
    await see(office, `任命${villager.name}为评议员？`);
    await answer(office, '任命');
    await see(office, '任命好了');

    // The phone was open all the time; nobody signs in again.
    await villager.session.renew();
    await told(villager, '您担任评议员了');
    await press(theirs, /^消息/);
    await see(theirs, '您担任评议员了');
    await press(theirs, /^我的/);
    await press(theirs, /^工作台/);
    await see(theirs, '积分评议');
    await theirs.shot('31-roles-reviewer');

    // The village may have more offices than one page shows.
    await pressInList(office, `任命记录：${villager.name}的评议员`);
    await see(office, /到会 30 人 · 同意 28 票 · 不同意 1 票/);
    await office.shot('31-roles-record');
    await press(office, '关闭');
    await press(office, `免去${villager.name}的评议员`);
    await press(office, '任期届满');
    await office.shot('31-roles-end');
    await see(office, /以前办的都还记着/);
    await answer(office, `免去${villager.name}`);
    await see(office, '已经免去');
    await press(office, '任免记录');
    await see(office, `${villager.name} · 评议员`);
    await office.shot('31-roles-changes');
    const { memberships } = await (await renewed(villager)).call(identityRoutes.me);
    expect(memberships[0]?.roles).not.toContain('reviewer');
    expect([...office.complaints, ...theirs.complaints]).toEqual([]);
  },
  SOON_MS,
);

it(
  'the head invites by a code; a relative types it in large letters and is in; taken back it opens nothing',
  async () => {
    const relative = await anotherIn(villager.villageId, villager.householdId);
    const home = await phoneOf(villager, '/pages/me/index');
    await press(home, /^邀请家人/);
    // What the village sent them is there as well, used by themselves.
    await see(home, `已进来：${villager.name}`);
    await press(home, '做一个邀请');
    await see(home, '还没有人用过');
    await home.shot('31-invitation');
    const session = await renewed(villager);
    const { items } = await session.call(identityRoutes.ownInvitations, { params: { villageId: villager.villageId }, query: {} });
    const token = items.find(one => one.usedBy.length === 0)?.token ?? '';
    const code = sayInvitationCode(token);
    await see(home, code);
    expect(readInvitationCode(code.toUpperCase())).toBe(token);

    const newcomer = await phoneOf({ openid: newOpenid() }, '/pages/join/index');
    await write(newcomer, '邀请码', code.toUpperCase());
    await press(newcomer, '使用邀请码');
    await see(newcomer, `并进入${villager.householdName}`);
    await write(newcomer, '姓名', relative.name);
    await press(newcomer, '提交姓名');
    await see(newcomer, new RegExp(`${villager.householdName}$`));

    await home.open('/pkg-life/pages/invite/index');
    await see(home, `已进来：${relative.name}`);
    await home.page.evaluate(`localStorage.setItem('jishan.elder', '{"data":"true"}')`);
    await home.open('/pkg-life/pages/invite/index');
    await see(home, code);
    expect(await linesOf(home, code)).toEqual({ lines: 1, inside: true });
    await home.shot('31-invitation-elder');
    await press(home, `收回邀请 ${code}`);
    await answer(home, '收回');
    await see(home, '已收回');
    const late = await phoneOf({ openid: newOpenid() }, '/pages/join/index');
    await write(late, '邀请码', code);
    await press(late, '使用邀请码');
    await see(late, '邀请已失效');
    expect([...home.complaints, ...newcomer.complaints, ...late.complaints]).toEqual([]);
  },
  SOON_MS,
);

it(
  'the village’s own code leads into the village and into no household: whoever comes by it is compared with the roster',
  async () => {
    const office = await phoneOf(secretary, '/pkg-work/pages/claims/index');
    await press(office, /^邀请村民进村/);
    await see(office, /贴在公告栏/);
    await press(office, '做一个进村邀请');
    await see(office, '只邀请进村，不进哪一家');
    await office.shot('31-village-invitation');
    const session = await renewed(secretary);
    const { items } = await session.call(identityRoutes.ownInvitations, { params: { villageId: secretary.villageId }, query: {} });
    const code = sayInvitationCode(items.find(one => one.householdName === null)?.token ?? '');
    await see(office, code);
    const newcomer = await phoneOf({ openid: newOpenid() }, '/pages/join/index');
    await write(newcomer, '邀请码', code);
    await press(newcomer, '使用邀请码');
    await write(newcomer, '姓名', '凭码来的');
    await press(newcomer, '提交姓名');
    await see(newcomer, '等待村干部核对');
    expect([...office.complaints, ...newcomer.complaints]).toEqual([]);
  },
  SOON_MS,
);

async function renewed({ session }: Villager): Promise<Villager['session']> {
  await session.renew();
  return session;
}
