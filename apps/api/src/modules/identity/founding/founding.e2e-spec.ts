import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityRoutes, type SessionTokens } from '@jishan/contracts';
import { bearer, TestVillage, type Reply } from '../../../../test/village';
import { WechatStandIn } from '../auth/wechat-stand-in';
import { foundCommand } from './found-command';

/** An empty database in production's own state: migrated, and nobody in it. */
let here: TestVillage;
let folder: string;
const VILLAGE = '乐山市/金口河区/和平彝族乡/桠溪村';
const HEADINGS = ['户编号', '小组', '姓名', '户主', '手机号', '未满14岁'];
const sheet = (...lines: (readonly string[])[]): string => lines.map(cells => cells.join(',')).join('\r\n');
const LINES = [
  ['1', '10组', '罗国华', '是', '13900000001', ''],
  ['1', '10组', '罗秀英', '', '139 0000 0002', '否'],
  ['1', '10组', '罗小宝', '', '', '是'],
  ['2', '2组', '杨德明', '是', '', ''],
];
const ROSTER = sheet(HEADINGS, ...LINES);
const withLine = (...cells: string[]): string => sheet(HEADINGS, ...LINES, cells);

beforeAll(async () => {
  here = await TestVillage.boot();
  folder = mkdtempSync(join(tmpdir(), 'jishan-roster-'));
});
afterAll(async () => {
  await here.close();
  rmSync(folder, { recursive: true });
});

async function found(roster: string, ...more: string[]): Promise<{ code: number; said: string }> {
  const file = join(folder, 'roster.csv');
  writeFileSync(file, roster);
  const { phoneKey, phoneIndexKey } = here.config;
  const lines: string[] = [];
  const settings = () => ({ ownerUrl: here.database.ownerUrl, phoneKey, phoneIndexKey });
  const args = ['--roster', file, '--administrator', '罗国华', '--username', 'yaxi-admin', ...more];
  const code = await foundCommand(settings, args, line => lines.push(line));
  return { code, said: lines.join('\n') };
}
const rows = async (sql: string): Promise<unknown[]> => (await here.owner.query(sql)).rows;

describe('a village is founded by the command', () => {
  it('whose rehearsal writes nothing', async () => {
    const { code, said } = await found(ROSTER, '--village', VILLAGE);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/^桠溪村：2 个小组，2 户，4 人，其中 2 人有手机号。\n以上是检查结果，什么也没有写/),
    ]);
    expect(await rows('SELECT 1 FROM organization UNION ALL SELECT 1 FROM account')).toEqual([]);
  });

  it.each([
    ['no such column', sheet([...HEADINGS, '身份证号'], ...LINES), '第 1 行：有不认识的列：身份证号'],
    ['a column missing', sheet(HEADINGS.slice(0, 3)), '第 1 行：缺少列：户主'],
    ['nobody on it', sheet(HEADINGS, ['', '']), '名册里一个人也没有'],
    ['a name missing', withLine('3', '10组', '', '是'), '第 6 行：“姓名”没有填写'],
    ['an ID card for a name', withLine('3', '10组', '511113196501010012', '是'), '第 6 行：“姓名”里有像手机号'],
    ['half a phone', withLine('3', '10组', '王正华', '是', '1390000'), '第 6 行：“手机号”应是 11 位数字'],
    ['something else than yes or no', withLine('3', '10组', '王正华', '对'), '第 6 行：“户主”应填 是 或 否'],
    ['a child as the head', withLine('3', '10组', '王正华', '是', '', '是'), '第 6 行：未满14岁的孩子不能当户主'],
    ['a child’s phone', withLine('1', '10组', '罗小妹', '', '13900000003', '是'), '第 6 行：未满14岁的孩子不登记手机号'],
    ['no head', withLine('3', '10组', '王正华'), '第 6 行：这户没有户主'],
    ['two heads', withLine('1', '10组', '罗大华', '是'), '第 6 行：这户已有户主（第 2 行）'],
    ['two groups', withLine('1', '2组', '罗大华'), '第 6 行：同一户应在同一个小组，第 2 行'],
    ['somebody twice', withLine('1', '10组', '罗秀英'), '第 6 行：和第 3 行是同一户的同名的人'],
  ])('not from a roster with %s, and the line is said', async (_what, roster, words) => {
    const { code, said } = await found(roster, '--village', VILLAGE, '--apply');
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
    expect(await rows('SELECT 1 FROM organization')).toEqual([]);
  });

  it.each([
    ['without a village', [], '用法：'],
    ['with a word nobody knows', ['--village', VILLAGE, '--force'], '用法：'],
    ['with five levels', ['--village', `四川省/${VILLAGE}`], '1 到 4 级'],
    ['with an administrator nobody knows', ['--village', VILLAGE, '--administrator', '张三', '--apply'], '名册上没有张三'],
    ['with a child as administrator', ['--village', VILLAGE, '--administrator', '罗小宝', '--apply'], '名册上没有罗小宝'],
  ])('not %s', async (_what, more, words) => {
    const { code, said } = await found(ROSTER, ...more);
    expect([code, said]).toEqual([2, expect.stringContaining(words)]);
    expect(await rows('SELECT 1 FROM organization')).toEqual([]);
  });

  it('and its administrator signs in, invites, and a villager comes in by the invitation', async () => {
    const { code, said } = await found(ROSTER, '--village', VILLAGE, '--apply');
    expect(code).toBe(0);
    const password = /初始密码 (\S+)/.exec(said)?.[1] ?? '';
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const logIn = (of: string) =>
      here.call(null, identityRoutes.passwordLogin, { body: { username: 'yaxi-admin', password: of, client: 'h5' } });
    const first = bearer((await logIn(password)).body.accessToken);
    const { memberships, mustChangePassword } = (await here.call(first, identityRoutes.me)).body;
    expect(mustChangePassword).toBe(true);
    const hasty = { ...first, villageId: memberships[0]?.villageId ?? '' };
    expect((await here.call(hasty, identityRoutes.listPeople)).problem.code).toBe('AUTH.PASSWORD_TEMPORARY');
    const newPassword = 'yaxi-de-qiao-3-dong';
    expect((await here.call(first, identityRoutes.changePassword, { body: { currentPassword: password, newPassword } })).status).toBe(200);
    const login = await logIn(newPassword);
    const me = (await here.call(bearer(login.body.accessToken), identityRoutes.me)).body;
    expect(me.memberships).toMatchObject([
      { villageName: '桠溪村', roles: expect.arrayContaining(['village_admin', 'household_head']) as unknown },
    ]);
    const administrator = bearer(login.body.accessToken, me.memberships[0]?.villageId);
    const people = (await here.call(administrator, identityRoutes.listPeople)).body.items;
    expect(
      await rows(`SELECT action, object_id, details, person_id FROM audit_entry WHERE request_id = 'operator:found' ORDER BY action DESC`),
    ).toEqual([
      { action: 'village.founded', object_id: administrator.villageId, details: {}, person_id: null },
      {
        action: 'role.granted',
        object_id: people.find(person => person.name === '罗国华')?.id,
        details: { role: 'village_admin' },
        person_id: null,
      },
    ]);
    expect(people.map(person => person.name).sort()).toEqual(['杨德明', '罗国华', '罗小宝', '罗秀英']);
    const houses = async (name: string) =>
      (await here.call(administrator, identityRoutes.listHouseholds, { query: { name } })).body.items.map(one => [one.name, one.foundName]);
    // Whoever is looked for by another's name is told who was found.
    expect([await houses('秀英'), await houses('国华')]).toEqual([[['罗国华家', '罗秀英']], [['罗国华家', null]]]);
    const householdId = people.find(person => person.name === '杨德明')?.householdId ?? undefined;
    const { token } = (await here.call(administrator, identityRoutes.createInvitation, { body: { householdId } })).body;
    const invitation = (await here.call(null, identityRoutes.readInvitation, { params: { token } })).body;
    expect([invitation.villageName, invitation.pathNames, invitation.householdName]).toEqual([
      '桠溪村',
      ['乐山市', '金口河区', '和平彝族乡'],
      '杨德明家',
    ]);
    const newcomer = await wechat('openid-of-yang');
    const claim = await here.call(bearer(newcomer.body.accessToken, administrator.villageId), identityRoutes.submitClaim, {
      body: { name: '杨德明', invitationToken: token },
    });
    expect([claim.status, claim.body.status]).toEqual([200, 'approved']);
    // By number, whichever stands first in the roster.
    expect(await rows('SELECT name FROM village_group ORDER BY position')).toEqual([{ name: '2组' }, { name: '10组' }]);
    // Phones are sealed as the API seals them: it finds the person by theirs.
    expect(await rows(`SELECT name, phone_masked FROM person WHERE phone_index IS NOT NULL ORDER BY phone_masked`)).toEqual([
      { name: '罗国华', phone_masked: '139****0001' },
      { name: '罗秀英', phone_masked: '139****0002' },
    ]);
  });

  it('once; a neighbour joins the same tree', async () => {
    expect(await found(ROSTER, '--village', VILLAGE, '--apply')).toEqual({
      code: 2,
      said: expect.stringContaining('桠溪村已经建立过了') as unknown,
    });
    const neighbour = VILLAGE.replace('桠溪村', '解放村');
    const taken = await found(ROSTER, '--village', neighbour, '--apply');
    expect(taken).toEqual({ code: 2, said: expect.stringContaining('登录名 yaxi-admin 已经有人用了') as unknown });
    expect(await found(ROSTER, '--village', neighbour, '--username', 'jiefang-admin', '--apply')).toEqual({
      code: 0,
      said: expect.stringContaining('已经建立。') as unknown,
    });
    expect(await rows('SELECT kind, count(*)::int AS n FROM organization GROUP BY kind ORDER BY kind')).toEqual([
      { kind: 'city', n: 1 },
      { kind: 'county', n: 1 },
      { kind: 'township', n: 1 },
      { kind: 'village', n: 2 },
    ]);
  });
});

const wechat = (openid: string): Promise<Reply<SessionTokens>> =>
  here.call(null, identityRoutes.wechatLogin, { body: { code: here.app.get(WechatStandIn).mint(openid, null).code, client: 'weapp' } });
