import { identityRoutes, periodAt, periodShift, pointsBookRoutes, type HonourRoll } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant, type Reply } from '../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

const month = periodAt('month', Date.now());

async function addGroup(villageId: string, name: string, position: number): Promise<string> {
  const id = uuidv7();
  await here.owner.query('INSERT INTO village_group (village_id, id, name, position) VALUES ($1, $2, $3, $4)', [
    villageId,
    id,
    name,
    position,
  ]);
  return id;
}

/** A village whose n-th household has earned the n-th figure; the first half of the houses in group one. */
async function villageOf(points: readonly number[], settings: object = {}) {
  const villageId = await here.village('桠溪村', settings);
  const groups = [await addGroup(villageId, '1组', 1), await addGroup(villageId, '2组', 2)];
  const heads: (Inhabitant & { householdId: string })[] = [];
  for (const [index, earned] of points.entries()) {
    const householdId = await here.household(villageId, `罗${'一二三四五六七八九十'[index] ?? 'x'}家`);
    await here.owner.query('UPDATE household SET group_id = $2 WHERE id = $1', [householdId, groups[index < points.length / 2 ? 0 : 1]]);
    const head = { ...(await here.person(villageId, { householdId, head: true })), householdId };
    if (earned > 0) await here.earn(head, earned);
    heads.push(head);
  }
  const at = (index: number): Inhabitant & { householdId: string } => {
    const head = heads[index];
    if (!head) throw new Error(`no household ${index}`);
    return head;
  };
  return { villageId, groups, heads, at };
}

const roll = (who: Inhabitant, query: Record<string, string> = {}): Promise<Reply<HonourRoll>> =>
  here.call(who, pointsBookRoutes.honourRoll, { query: { period: month, ...query } });
const shown = (of: Reply<HonourRoll>): string[] => of.body.items.map(item => `${item.householdName} ${item.band}`);

describe('the honour roll', () => {
  it('shows bands in the order of groups, to everybody, and nothing of anybody’s points or place', async () => {
    const { at } = await villageOf([8, 50, 7, 40, 6, 5, 30, 4, 3, 2], { maskNames: false });
    const reply = await roll(at(9));
    expect(shown(reply)).toEqual(['罗二家 leading', '罗四家 excellent', '罗七家 excellent']);
    expect(reply.body.bands).toEqual([
      { band: 'leading', fromPoints: 50 },
      { band: 'excellent', fromPoints: 30 },
    ]);
    for (const item of reply.body.items)
      expect(Object.keys(item).sort()).toEqual(['band', 'groupName', 'householdId', 'householdName', 'own']);
    expect(reply.body.own).toEqual({ earned: 2, band: null, toNextBand: 28, optedOut: false, mayOptOut: true });
    expect((await roll(at(1))).body.own).toMatchObject({ earned: 50, band: 'leading', toNextBand: null });
    expect((await roll(at(1))).body.items.map(item => item.own)).toEqual([true, false, false]);
  });

  it('of one group is by that group’s own households', async () => {
    const { at, groups } = await villageOf([8, 50, 7, 40, 6, 5, 30, 4, 3, 2], { maskNames: false });
    const reply = await roll(at(9), { groupId: groups[1] ?? '' });
    expect(shown(reply)).toEqual(['罗七家 leading', '罗六家 excellent']);
    expect((await roll(at(0), { groupId: groups[1] ?? '' })).body.own).toMatchObject({ earned: 8, band: null, toNextBand: null });
  });

  it('of a group of four is not made: whoever is missing would be known', async () => {
    const { at, groups } = await villageOf([9, 8, 7, 6, 5, 4, 3, 2]);
    expect((await roll(at(0), { groupId: groups[0] ?? '' })).body).toMatchObject({ absence: 'too_few_households', items: [], bands: [] });
    expect((await roll(at(0))).body.absence).toBeNull();
  });

  it('masks names by the village’s setting, but not one’s own', async () => {
    const { at } = await villageOf([50, 40, 30, 5, 4, 3, 2, 1, 1, 1]);
    const reply = await roll(at(1));
    expect(reply.body.namesMasked).toBe(true);
    expect(reply.body.items.map(item => item.householdName)).toEqual(['罗*家', '罗二家', '罗*家']);
  });

  it('leaves out a household whose head wants so; its place goes to nobody, and the head may come back', async () => {
    const { at, villageId } = await villageOf([50, 40, 30, 5, 4, 3, 2, 1, 1, 1], { maskNames: false });
    const optOut = (who: Inhabitant, optedOut: boolean) => here.call(who, pointsBookRoutes.setHonourOptOut, { body: { optedOut } });
    expect((await optOut(at(1), true)).body).toEqual({ optedOut: true });
    expect((await optOut(at(1), true)).status).toBe(200);
    expect(shown(await roll(at(0)))).toEqual(['罗一家 leading', '罗三家 excellent']);
    expect((await roll(at(1))).body.own).toMatchObject({ optedOut: true, band: 'excellent' });
    const member = await here.person(villageId, { householdId: at(1).householdId });
    expect((await roll(member)).body.own?.mayOptOut).toBe(false);
    expect((await optOut(member, false)).problem.code).toBe('ACCESS.DENIED');
    await optOut(at(1), false);
    expect(shown(await roll(at(0)))).toHaveLength(3);
    const { rows } = await here.owner.query(
      `SELECT action FROM audit_entry WHERE village_id = $1 AND action LIKE 'points.honour.%' ORDER BY created_at`,
      [villageId],
    );
    expect(rows.map(row => (row as { action: string }).action)).toEqual([
      'points.honour.opted_out',
      'points.honour.opted_out',
      'points.honour.opted_in',
    ]);
  });

  it('where the head has no account, whoever of the house has one decides', async () => {
    const { villageId } = await villageOf([50, 40, 30], { maskNames: false });
    const householdId = await here.household(villageId, '阿木家');
    const headless = await here.person(villageId, { householdId, name: '阿果' });
    const head = uuidv7();
    await here.owner.query('INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, $4, false)', [
      villageId,
      head,
      householdId,
      '阿木',
    ]);
    await here.owner.query('UPDATE household SET head_person_id = $3 WHERE village_id = $1 AND id = $2', [villageId, householdId, head]);
    expect((await roll(headless)).body.own?.mayOptOut).toBe(true);
    expect((await here.call(headless, pointsBookRoutes.setHonourOptOut, { body: { optedOut: true } })).body).toEqual({ optedOut: true });
    const account = await here.person(villageId, { householdId, head: true, name: '阿木的儿子' });
    expect((await here.call(account, pointsBookRoutes.setHonourOptOut, { body: { optedOut: false } })).status).toBe(200);
    const denied = await here.call(headless, pointsBookRoutes.setHonourOptOut, { body: { optedOut: true } });
    expect(denied.problem.code).toBe('ACCESS.DENIED');
  });

  it('is off where the village says so; one’s own figure stays one’s own', async () => {
    const { at } = await villageOf([50, 40, 30, 5, 4], { honourRoll: false });
    expect((await roll(at(0))).body).toMatchObject({ absence: 'off', items: [], bands: [], own: { earned: 50, band: null } });
  });

  it('is switched by whoever keeps the village’s settings, on the version that they saw', async () => {
    const { at, villageId } = await villageOf([50, 40, 30, 5, 4, 3, 2, 1, 1, 1]);
    const admin = await here.person(villageId, { roles: ['village_admin'] });
    const home = await here.call(admin, identityRoutes.villageHome);
    expect([home.body.settings.honourRoll, home.headers['etag']]).toEqual([true, `"${home.body.version}"`]);
    const change = (version: number) =>
      here.call(admin, identityRoutes.changeSettings, { body: { honourRoll: false }, headers: { 'if-match': `"${version}"` } });
    expect((await change(home.body.version)).body).toMatchObject({ version: home.body.version + 1, settings: { honourRoll: false } });
    expect((await change(home.body.version)).problem.code).toBe('VERSION.STALE');
    expect((await roll(at(0))).body.absence).toBe('off');
  });

  it('is by month, quarter and year', async () => {
    const { at } = await villageOf([50, 40, 30, 5, 4, 3, 2, 1, 1, 1]);
    for (const period of [periodAt('quarter', Date.now()), periodAt('year', Date.now())])
      expect((await roll(at(0), { period })).body.items).toHaveLength(3);
    expect((await roll(at(0), { period: periodShift(periodAt('year', Date.now()), -1) })).body).toMatchObject({ items: [], own: null });
    for (const period of ['2026-13', '2026-Q5', '26', '2026-11-01', '']) expect((await roll(at(0), { period })).status).toBe(400);
  });

  it('comes in pages', async () => {
    const { at } = await villageOf([50, 40, 30, 5, 4, 3, 2, 1, 1, 1], { maskNames: false });
    const first = await roll(at(0), { limit: '2' });
    // The place in the list is for anybody to decode: band, group and id, and neither name nor points.
    expect(JSON.parse(Buffer.from(first.body.nextCursor ?? '', 'base64url').toString())).toEqual([
      1,
      1,
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
    const second = await roll(at(0), { limit: '2', cursor: first.body.nextCursor ?? '' });
    expect([...shown(first), ...shown(second)]).toEqual(['罗一家 leading', '罗二家 excellent', '罗三家 excellent']);
    expect(second.body.nextCursor).toBeUndefined();
    expect((await roll(at(0), { cursor: Buffer.from('[1e400,"x"]').toString('base64url') })).status).toBe(400);
  });

  it('knows nothing of another village', async () => {
    const one = await villageOf([50, 40, 30, 5, 4, 3, 2, 1, 1, 1]);
    const other = await villageOf([1, 2, 3, 4, 5]);
    expect((await roll(other.at(0), { groupId: one.groups[0] ?? '' })).body.items).toEqual([]);
    expect(
      (await here.call(other.at(0), pointsBookRoutes.honourRoll, { params: { villageId: one.villageId }, query: { period: month } }))
        .status,
    ).toBe(404);
  });
});

describe('participation', () => {
  const participation = async (who: Inhabitant) =>
    (await here.call(who, pointsBookRoutes.participation, { query: { period: month } })).body;

  it('is households that earned, of all households, per group', async () => {
    const { at } = await villageOf([5, 0, 3, 0, 0, 2, 0, 0, 0, 1]);
    expect(await participation(at(0))).toMatchObject({
      households: 10,
      takingPart: 4,
      groups: [
        { groupName: '1组', households: 5, takingPart: 2 },
        { groupName: '2组', households: 5, takingPart: 2 },
      ],
    });
  });

  it('of a group in which everybody knows who it is says only how many live there, nor can it be reckoned', async () => {
    const { at, villageId } = await villageOf([5, 0, 3, 0, 0, 2, 0, 0, 0, 0, 0, 1]);
    await here.household(villageId, '没有组的家');
    expect(await participation(at(0))).toMatchObject({
      households: 13,
      takingPart: 4,
      groups: [
        { groupName: '1组', households: 6, takingPart: null },
        { groupName: '2组', households: 6, takingPart: 1 },
        { groupId: null, groupName: null, households: 1, takingPart: null },
      ],
    });
  });

  it('in a village of four households says nothing', async () => {
    const { at } = await villageOf([5, 0, 0, 0]);
    expect(await participation(at(0))).toMatchObject({ households: 4, takingPart: null });
  });
});
