import { identityRoutes, panelRoutes, pointsRoutes, RELATIVE_HOLDS_DAYS } from '@jishan/contracts';
import { PanelVillage } from '../../../../test/panel-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let our: PanelVillage;
let full: string;
let fast: string;
beforeAll(async () => {
  here = await TestVillage.boot();
  our = await PanelVillage.people(here, 1);
  full = await here.rule(our.villageId, { lane: 'full' });
  fast = await here.rule(our.villageId);
});
afterAll(() => here.close());

const as = (who: Inhabitant, route: typeof pointsRoutes.approveApplication | typeof panelRoutes.passCheck, id: string) =>
  here.call(who, route, { params: { applicationId: id }, body: {} });

describe('a right to act for a household', () => {
  const layDown = (helper: Inhabitant, proxyId: string) =>
    here.call(helper, identityRoutes.layDownProxy, { params: { proxyId }, body: {} });
  const right = async (helper: Inhabitant): Promise<string> => {
    await here.proxy(our.villager, helper);
    const { rows } = await here.owner.query<{ id: string }>(
      'SELECT id FROM proxy_right WHERE helper_person_id = $1 AND revoked_at IS NULL',
      [helper.personId],
    );
    return rows[0]?.id ?? '';
  };
  const inQueue = async (who: Inhabitant, id: string) =>
    (await here.call(who, pointsRoutes.queue, { query: { limit: '100' } })).body.items.map(one => one.id).includes(id);
  /** As if it had ended so many days ago. */
  const endedAgo = (proxyId: string, days: number, how: 'revoked_at' | 'expires_at' = 'revoked_at') =>
    here.owner.query(
      `UPDATE proxy_right SET granted_at = now() - interval '400 days', revoked_at = CASE WHEN $3 = 'revoked_at' THEN d.at END, expires_at = CASE WHEN $3 = 'expires_at' THEN d.at END
       FROM (SELECT now() - $2 * interval '1 day' AS at) d WHERE id = $1`,
      [proxyId, days, how],
    );

  it('that was laid down holds, in the queue, at the case and in the books, for as long as a relative’s', async () => {
    const helper = await here.person(our.villageId, { roles: ['points_keeper'], name: '代办的人' });
    const [credited, waiting, checked] = [await our.submit(fast), await our.submit(fast), await our.submit(full)];
    await as(our.keeper, pointsRoutes.approveApplication, credited);
    const proxyId = await right(helper);
    expect((await layDown(helper, proxyId)).status).toBe(200);
    const refused = async () => {
      expect(await inQueue(helper, waiting)).toBe(false);
      expect((await as(helper, pointsRoutes.approveApplication, waiting)).status).toBe(404);
      expect((await as(helper, panelRoutes.passCheck, checked)).status).toBe(404);
      const reversed = await here.call(helper, pointsRoutes.reverseCredit, { params: { applicationId: credited }, body: { reason: '不' } });
      expect(reversed.status).toBe(404);
    };
    await refused();
    for (const column of ['revoked_at', 'expires_at'] as const) {
      await endedAgo(proxyId, RELATIVE_HOLDS_DAYS, column);
      await refused();
    }
    // It is no declared relative's: nothing to take back.
    expect((await here.call(helper, panelRoutes.relatives)).body.households).toEqual([]);
    await endedAgo(proxyId, RELATIVE_HOLDS_DAYS + 1);
    expect(await inQueue(helper, waiting)).toBe(true);
    expect((await as(helper, panelRoutes.passCheck, checked)).status).toBe(200);
    expect((await as(helper, pointsRoutes.approveApplication, waiting)).status).toBe(200);
  });

  it('before witnesses who never confirmed it, or of a card’s day, is over when it is over', async () => {
    const [asked, carrier] = [
      await here.person(our.villageId, { roles: ['points_keeper'], name: '没有生效' }),
      await here.person(our.villageId, { roles: ['points_keeper'], name: '拿卡的人' }),
    ];
    const [never, card] = [await right(asked), await right(carrier)];
    await here.owner.query(
      `UPDATE proxy_right SET source = 'witnesses', code_number = NULL, reason = '没有手机', witness_one_person_id = new_id(), witness_two_person_id = new_id(), revoked_at = now() WHERE id = $1`,
      [never],
    );
    await here.owner.query(
      `UPDATE proxy_right SET source = 'card', code_number = NULL, expires_at = now() + interval '1 hour' WHERE id = $1`,
      [card],
    );
    const id = await our.submit(fast);
    expect(await inQueue(asked, id)).toBe(true);
    expect(await inQueue(carrier, id)).toBe(false);
    expect((await layDown(carrier, card)).status).toBe(200);
    expect(await inQueue(carrier, id)).toBe(true);
    expect((await as(carrier, pointsRoutes.approveApplication, id)).status).toBe(200);
  });
});

it('who steps aside for whom is found without reading what everybody else in the village has declared', async () => {
  const [helper] = our.reviewers as [Inhabitant];
  await here.owner.query(
    `WITH h AS (INSERT INTO household (village_id, id, name, card_code) SELECT $1, gen_random_uuid(), n || '户', 'C' || n FROM generate_series(1, 150) n RETURNING id),
       p AS (INSERT INTO person (village_id, id, name) SELECT $1, gen_random_uuid(), n || '人' FROM generate_series(1, 150) n RETURNING id)
     INSERT INTO points_relative (village_id, id, person_id, household_id, revoked_at)
     SELECT $1, gen_random_uuid(), p.id, h.id, now() + interval '1 day' FROM h CROSS JOIN p`,
    [our.villageId],
  );
  await here.owner.query('ANALYZE points_relative');
  const pages = async (): Promise<number> => {
    const { rows } = await here.owner.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT points_recused('${our.villageId}', '${helper.personId}', '${our.villager.householdId ?? ''}')`,
    );
    const { Plan: plan = {} } = rows[0]?.['QUERY PLAN'][0] ?? {};
    return (plan['Shared Hit Blocks'] ?? NaN) + (plan['Shared Read Blocks'] ?? NaN);
  };
  // The first call of a connection reads the catalogue.
  await pages();
  expect(await pages()).toBeLessThan(100);
});
