import { identityRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { waiting } from '../../../../test/in-turn';
import { mergeHouseholds } from '../../../../test/merge-village';
import { SplitVillage } from '../../../../test/split-village';
import { TestVillage, type Inhabitant, type Reply } from '../../../../test/village';

let here: TestVillage;
let merging: Client;
beforeAll(async () => {
  here = await TestVillage.boot();
  merging = new Client({ connectionString: here.database.ownerUrl });
  await merging.connect();
});
afterAll(async () => {
  await merging.end();
  await here.close();
});

/** What is asked for while a merger holds both households, and what it hears when that is through. */
async function meanwhile<A>(householdId: string, into: string, ask: () => Promise<Reply<A>>): Promise<number> {
  await merging.query('BEGIN');
  await merging.query('SELECT 1 FROM household WHERE id IN ($1, $2) ORDER BY id FOR NO KEY UPDATE', [householdId, into]);
  const answer = ask();
  await waiting(here, 1);
  await merging.query('UPDATE person SET household_id = $2 WHERE household_id = $1', [householdId, into]);
  await merging.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE id = $1', [householdId, into]);
  await merging.query('COMMIT');
  return (await answer).status;
}

describe('a household that is closed at this very moment', () => {
  let villageId: string;
  let cadre: Inhabitant;
  let lives: (name: string) => Promise<Inhabitant & { householdId: string }>;
  beforeAll(async () => {
    villageId = await here.village();
    cadre = await here.person(villageId, { roles: ['cadre'] });
    lives = async name => {
      const householdId = await here.household(villageId, `${name}家`);
      return { ...(await here.person(villageId, { householdId, name, head: true })), householdId };
    };
  });

  it('is invited into by nobody', async () => {
    const [mother, son] = [await lives('王秀'), await lives('罗小军')];
    const invite = () => here.call(cadre, identityRoutes.createInvitation, { body: { householdId: mother.householdId } });
    expect(await meanwhile(mother.householdId, son.householdId, invite)).toBe(404);
  });

  it('lets nobody act for it, recorded before two witnesses', async () => {
    const old = await here.household(villageId, '老人家');
    await here.onRoster(villageId, old, '老人');
    const [son, helper, one, two] = [await lives('儿子'), await lives('热心人'), await lives('见证甲'), await lives('见证乙')];
    const body = {
      householdId: old,
      helperPersonId: helper.personId,
      witnessPersonIds: [one.personId, two.personId],
      reason: '没有手机，已当面签字',
      term: 'year',
    };
    expect(await meanwhile(old, son.householdId, () => here.call(cadre, identityRoutes.recordProxy, { body }))).toBe(404);
  });

  it('nor by two phones, also where the helper comes to live there', async () => {
    const grant = async (member: Inhabitant, helper: Inhabitant) => {
      const { qr } = (await here.call(helper, identityRoutes.proxyCode)).body;
      const { ticket } = (await here.call(member, identityRoutes.resolveProxyCode, { body: { code: qr } })).body;
      return () => here.call(member, identityRoutes.grantProxy, { body: { ticket, term: 'open' } });
    };
    const [mother, son, helper] = [await lives('王秀'), await lives('罗小军'), await lives('热心人')];
    expect(await meanwhile(mother.householdId, son.householdId, await grant(mother, helper))).toBe(404);
    const wish = await grant(son, helper);
    expect(await meanwhile(helper.householdId, son.householdId, wish)).toBe(422);
    expect((await here.owner.query('SELECT 1 FROM proxy_right WHERE village_id = $1', [villageId])).rows).toEqual([]);
  });

  it('and mergers against invitations, many times: none is open into a house that is closed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [mother, son] = [await lives('王秀'), await lives('罗小军')];
      const invite = () => here.call(cadre, identityRoutes.createInvitation, { body: { householdId: mother.householdId } });
      const [, ...replies] = await Promise.all([
        mergeHouseholds(here, villageId, mother.householdId, son.householdId),
        ...Array.from({ length: 4 }, invite),
      ]);
      for (const { status } of replies) expect([200, 404]).toContain(status);
      const { rows } = await here.owner.query(
        'SELECT 1 FROM invitation i JOIN household h ON h.id = i.household_id WHERE h.closed_at IS NOT NULL AND i.expires_at > now()',
      );
      expect(rows).toEqual([]);
    }
  });
});

it('whoever moves out by a 分户 lets nobody into the old house any more; who stays does', async () => {
  const v = await SplitVillage.open(here);
  const invite = async (who: Inhabitant) => {
    await here.owner.query('UPDATE household SET head_person_id = $2 WHERE id = $1', [v.householdId, who.personId]);
    return (await here.call(who, identityRoutes.createInvitation, { body: {} })).body.token;
  };
  const [left, stays] = [await invite(v.son), await invite(v.father)];
  const read = async (token: string) => (await here.call(null, identityRoutes.readInvitation, { params: { token } })).status;
  expect([await read(left), await read(stays)]).toEqual([200, 200]);
  expect((await v.split()).status).toBe(200);
  expect([await read(left), await read(stays)]).toEqual([404, 200]);
});
