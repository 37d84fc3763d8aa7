import {
  identityRoutes,
  inboxRoutes,
  pointsRoutes,
  type GrantRole,
  type Page,
  type PersonListItem,
  type RoleHolder,
  type VillageRole,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { signAccessToken } from '../../../platform/auth/access-token';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let villageId: string;
let admin: Inhabitant;
let secretary: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
});
beforeEach(async () => {
  villageId = await here.village();
  admin = await here.person(villageId, { roles: ['village_admin'], name: '周主任' });
  secretary = await here.person(villageId, { roles: ['secretary'], name: '李书记' });
});
afterAll(() => here.close());

const ELECTION = { heldOn: '2026-01-20', present: 30, votesFor: 28, votesAgainst: 1 };

async function photo(of: Inhabitant): Promise<string> {
  const id = uuidv7();
  await here.owner.query(
    `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', $4, 1, 1, 1, $5)`,
    [of.villageId, id, of.accountId, id, Buffer.from(id)],
  );
  return id;
}

const change = (
  personId: string,
  role: VillageRole,
  granted: boolean,
  more: Partial<GrantRole> = {},
  by = admin,
): Promise<Reply<PersonListItem>> =>
  here.call(by, identityRoutes.grantRole, {
    body: { id: uuidv7(), personId, role, granted, reason: '村两委会议决定', photoIds: [], ...more },
  });
const appoint = (who: Inhabitant, role: VillageRole, more: Partial<GrantRole> = {}, by = admin) =>
  change(who.personId, role, true, more, by);
const end = (who: Inhabitant, role: VillageRole, by = admin) => change(who.personId, role, false, { reason: '任期届满' }, by);
const villager = async (name = '杨德明'): Promise<Inhabitant> =>
  here.person(villageId, { householdId: await here.household(villageId, `${name}家`), name });
/** As their app does it: the refresh is answered, and `me` tells the roles of now. */
async function afresh(who: Inhabitant): Promise<Inhabitant> {
  const { rows } = await here.owner.query<{ id: string; session_version: number }>(
    'SELECT s.id, a.session_version FROM session s JOIN account a ON a.id = s.account_id WHERE a.id = $1',
    [who.accountId],
  );
  const [row] = rows;
  if (!row) throw new Error('no session');
  return {
    ...who,
    token: await signAccessToken(
      { accountId: who.accountId, sessionId: row.id, sessionVersion: row.session_version },
      here.config.tokenKey,
    ),
  };
}

describe('appointing', () => {
  it('counts from the very next request, without signing in again, and so does its end', async () => {
    const who = await villager();
    expect((await here.call(who, pointsRoutes.queue)).problem.code).toBe('ACCESS.DENIED');
    expect((await appoint(who, 'points_keeper')).body.roles).toContain('points_keeper');
    // The token of before is refused, so the app asks for the next one by itself.
    expect((await here.call(who, pointsRoutes.queue)).problem.code).toBe('AUTH.EXPIRED');
    const keeper = await afresh(who);
    expect((await here.call(keeper, pointsRoutes.queue)).status).toBe(200);
    expect((await here.call(keeper, identityRoutes.me)).body.memberships[0]?.roles).toContain('points_keeper');
    expect((await end(keeper, 'points_keeper')).body.roles).not.toContain('points_keeper');
    expect((await here.call(keeper, pointsRoutes.queue)).problem.code).toBe('AUTH.EXPIRED');
    expect((await here.call(await afresh(keeper), pointsRoutes.queue)).problem.code).toBe('ACCESS.DENIED');
  });

  it('is on record with its reason, who did it and since when; the person, the managers and the supervisor are told', async () => {
    const supervisor = await here.person(villageId, { roles: ['supervisor'] });
    const who = await villager();
    const id = uuidv7();
    await appoint(who, 'points_keeper', { id, reason: ' 村两委会议决定 ' });
    const { items } = (await here.call(supervisor, identityRoutes.roleHolders, { query: { role: 'points_keeper' } })).body;
    expect(items).toEqual([
      {
        personId: who.personId,
        personName: '杨德明',
        groupName: null,
        role: 'points_keeper',
        since: expect.any(String) as string,
        hasAccount: true,
        record: expect.objectContaining({
          id,
          granted: true,
          reason: '村两委会议决定',
          election: null,
          photos: [],
          changedByName: '周主任',
          changedByRole: '村管理员',
        }) as unknown,
      },
    ]);
    await end(who, 'points_keeper', secretary);
    const changes = (await here.call(supervisor, identityRoutes.roleChanges, { query: { personId: who.personId } })).body.items;
    expect(changes.map(one => [one.granted, one.reason, one.changedByName])).toEqual([
      [false, '任期届满', '李书记'],
      [true, '村两委会议决定', '周主任'],
    ]);
    await here.app.get(OutboxDispatcher).drain();
    const told = async (reader: Inhabitant) =>
      (await here.call(await afresh(reader), inboxRoutes.inbox)).body.items.map(({ title }) => title).sort();
    expect(await told(who)).toEqual(['您不再担任积分管理员', '您担任积分管理员了']);
    for (const reader of [admin, secretary, supervisor])
      expect(await told(reader)).toEqual(['村里的职务有变动：积分管理员', '村里的职务有变动：积分管理员']);
    const audits = await here.owner.query('SELECT action, details FROM audit_entry WHERE object_id = $1 ORDER BY created_at, id', [
      who.personId,
    ]);
    expect(audits.rows.map(({ action }) => action as string)).toEqual(['role.granted', 'role.taken']);
    expect(audits.rows[0]).toMatchObject({ details: { role: 'points_keeper', changeId: id } });
  });

  it('sent twice, or of what is so already, is written down once', async () => {
    const who = await villager();
    const body: GrantRole = { id: uuidv7(), personId: who.personId, role: 'cadre', granted: true, reason: '换届选举', photoIds: [] };
    const first = await here.call(admin, identityRoutes.grantRole, { body, key: 'the-same-tap' });
    const second = await here.call(admin, identityRoutes.grantRole, { body, key: 'the-same-tap' });
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect((await appoint(who, 'cadre')).status).toBe(200);
    expect((await end(who, 'group_leader')).status).toBe(200);
    expect((await here.call(admin, identityRoutes.roleChanges, { query: { personId: who.personId } })).body.items).toHaveLength(1);
    const another = await villager('王正华');
    expect((await appoint(another, 'cadre', { id: body.id })).problem).toMatchObject({ status: 409, code: 'ROLE.ID_TAKEN' });
  });

  it('a reviewer is elected: the day, the votes and the minutes are asked for, and shown', async () => {
    const who = await villager();
    const photoIds = [await photo(admin)];
    const refused = async (more: Partial<GrantRole>) => (await appoint(who, 'reviewer', more)).problem.code;
    expect(await refused({})).toBe('ROLE.ELECTION_REQUIRED');
    expect(await refused({ election: ELECTION })).toBe('ROLE.ELECTION_REQUIRED');
    expect(await refused({ election: { ...ELECTION, heldOn: '2099-01-01' }, photoIds })).toBe('ROLE.ELECTION_DAY');
    expect(await refused({ election: { ...ELECTION, votesAgainst: 3 }, photoIds })).toBe('ROLE.ELECTION_VOTES');
    expect(await refused({ election: { ...ELECTION, votesFor: 15 }, photoIds })).toBe('ROLE.ELECTION_NOT_CARRIED');
    expect(await refused({ election: ELECTION, photoIds: [await photo(secretary)] })).toBe('ROLE.PHOTO_UNKNOWN');
    expect((await appoint(who, 'cadre', { election: ELECTION, photoIds })).problem.code).toBe('ROLE.ELECTION_ONLY_REVIEWERS');
    expect((await here.call(admin, identityRoutes.roleChanges)).body.items).toEqual([]);
    expect((await appoint(who, 'reviewer', { election: ELECTION, photoIds })).body.roles).toContain('reviewer');
    const [holder] = (await here.call(secretary, identityRoutes.roleHolders, { query: { role: 'reviewer' } })).body.items;
    expect(holder?.record?.election).toEqual(ELECTION);
    expect(holder?.record?.photos.map(one => one.id)).toEqual(photoIds);
    expect((await end(who, 'reviewer')).body.roles).not.toContain('reviewer');
  });
});

it('the list begins with who leads and who watches, page by page', async () => {
  const elsewhere = await here.village('顺河村');
  const held = ['store_keeper', 'cadre', 'group_leader', 'supervisor', 'village_admin', 'points_keeper', 'cadre'] as const;
  for (const role of held) await here.person(elsewhere, { roles: [role] });
  const leader = await here.person(elsewhere, { roles: ['secretary'] });
  const roles: string[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<RoleHolder> = (
      await here.call(leader, identityRoutes.roleHolders, { query: { limit: '2', ...(cursor ? { cursor } : {}) } })
    ).body;
    roles.push(...page.items.map(one => one.role));
    cursor = page.nextCursor;
  } while (cursor);
  expect(roles).toEqual(['secretary', 'supervisor', 'village_admin', 'cadre', 'cadre', 'group_leader', 'points_keeper', 'store_keeper']);
});

describe('nobody is appointed', () => {
  it('to what is no office, to clashing duties, by themselves, or without a reason', async () => {
    const who = await villager();
    expect((await appoint(who, 'household_head')).problem.code).toBe('ROLE.NOT_GRANTABLE');
    expect((await appoint(admin, 'cadre')).problem).toMatchObject({ status: 403, code: 'ROLE.OWN' });
    expect((await appoint(who, 'cadre', { reason: '  ' })).status).toBe(400);
    expect((await appoint(who, 'cadre', { reason: '电话 13812349876' })).problem.code).toBe('REQUEST.PERSONAL_NUMBERS');
    await appoint(who, 'points_keeper');
    expect((await appoint(who, 'store_keeper')).problem.code).toBe('ROLE.DUTIES_CONFLICT');
  });

  it('who has no account, is a child, or lives in another village', async () => {
    const householdId = await here.household(villageId);
    const place = (minor: boolean): Promise<string> => here.onRoster(villageId, householdId, '罗小宝', minor);
    expect((await change(await place(false), 'cadre', true)).problem).toMatchObject({ status: 422, code: 'ROLE.NO_ACCOUNT' });
    expect((await change(await place(true), 'cadre', true)).problem.code).toBe('ROLE.UNDER_AGE');
    const stranger = await here.person(await here.village('解放村'));
    expect((await appoint(stranger, 'cadre')).status).toBe(404);
    expect((await change(uuidv7(), 'cadre', true)).status).toBe(404);
  });

  it('by whoever may not, and those do not read the record either', async () => {
    const who = await villager();
    for (const role of ['cadre', 'points_keeper', 'supervisor'] as const)
      expect((await appoint(who, 'group_leader', {}, await here.person(villageId, { roles: [role] }))).problem.code).toBe('ACCESS.DENIED');
    expect((await here.call(who, identityRoutes.roleHolders)).problem.code).toBe('ACCESS.DENIED');
    const elsewhere = await here.village('解放村');
    const theirs = await here.person(elsewhere, { roles: ['secretary'] });
    await appoint(who, 'cadre');
    expect((await here.call(theirs, identityRoutes.roleChanges)).body.items).toEqual([]);
    expect((await here.call(theirs, identityRoutes.roleHolders)).body.items.map(one => one.personId)).toEqual([theirs.personId]);
  });
});

describe('ending', () => {
  it('never the own office, nor the last administrator’s', async () => {
    expect((await end(admin, 'village_admin')).problem.code).toBe('ROLE.OWN');
    expect((await end(admin, 'village_admin', secretary)).problem).toMatchObject({ status: 409, code: 'ROLE.LAST_ADMIN' });
    const second = await villager();
    await appoint(second, 'village_admin');
    expect((await end(admin, 'village_admin', secretary)).status).toBe(200);
    expect((await end(second, 'village_admin', secretary)).problem.code).toBe('ROLE.LAST_ADMIN');
  });

  it('nor the last one’s whose account is not switched off', async () => {
    const village = await here.village('顺河村');
    const [one, off, head] = [
      await here.person(village, { roles: ['village_admin'] }),
      await here.person(village, { roles: ['village_admin'] }),
      await here.person(village, { roles: ['secretary'] }),
    ];
    await here.owner.query('UPDATE account SET disabled_at = now() WHERE id = $1', [off.accountId]);
    expect((await end(one, 'village_admin', head)).problem).toMatchObject({ status: 409, code: 'ROLE.LAST_ADMIN' });
    expect((await end(off, 'village_admin', head)).status).toBe(200);
    expect((await end(one, 'village_admin', head)).problem.code).toBe('ROLE.LAST_ADMIN');
  });

  it('two administrators who end each other at once leave one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await here.person(villageId, { roles: ['village_admin'] });
      await here.owner.query(`DELETE FROM village_role WHERE village_id = $1 AND role = 'village_admin' AND person_id <> $2`, [
        villageId,
        one.personId,
      ]);
      const other = await here.person(villageId, { roles: ['village_admin'] });
      const replies = await Promise.all([end(other, 'village_admin', one), end(one, 'village_admin', other)]);
      // The other is refused: as the last one, or because the own office is gone.
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      const { rows } = await here.owner.query(`SELECT 1 FROM village_role WHERE village_id = $1 AND role = 'village_admin'`, [villageId]);
      expect(rows).toHaveLength(1);
    }
  });

  it('and what was written down stays: neither the application nor its owner changes it', async () => {
    const who = await villager();
    await appoint(who, 'cadre');
    for (const statement of [`UPDATE role_change SET reason = 'x'`, 'DELETE FROM role_change', 'TRUNCATE role_change CASCADE'])
      await expect(here.owner.query(statement)).rejects.toThrow();
  });
});
