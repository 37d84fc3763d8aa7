import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage } from '../../../test/activities-village';
import { TestVillage } from '../../../test/village';

let here: TestVillage;
let v: ActivitiesVillage;
let elsewhere: ActivitiesVillage;
let app: Client;
let activityId: string;

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ActivitiesVillage.make(here);
  elsewhere = await ActivitiesVillage.make(here, '顺河村');
  app = new Client({ connectionString: here.database.appUrl });
  await app.connect();
  activityId = await v.published();
  await v.tick(activityId, [v.villager.personId, v.neighbour.personId]);
  await v.settle(activityId, 2);
});
afterAll(async () => {
  await app.end();
  await here.close();
});

/** Within the village that the transaction names, and undone. */
const asApp = async (villageId: string, statement: string): Promise<number> => {
  await app.query('BEGIN');
  try {
    await app.query(`SELECT set_config('app.village', $1, true)`, [villageId]);
    return (await app.query(statement)).rowCount ?? 0;
  } finally {
    await app.query('ROLLBACK');
  }
};

describe('one door', () => {
  it.each([
    ['settles a presence', 'UPDATE activity_presence SET points = 5'],
    ['moves a presence to another settlement', 'UPDATE activity_presence SET settlement_id = NULL'],
    ['gives a presence another cause', 'UPDATE activity_presence SET id = new_id()'],
    ['makes a presence vanish', 'DELETE FROM activity_presence'],
    ['writes a settlement', `INSERT INTO activity_settlement VALUES (new_id())`],
    ['marks an activity settled, or not', 'UPDATE activity SET settled_at = NULL'],
    ['changes its points', 'UPDATE activity SET points = 100'],
    ['changes its words', `UPDATE activity SET title = 'x'`],
    ['makes a sign-up vanish', 'DELETE FROM activity_sign_up'],
    ['grants an honour', `INSERT INTO honour (village_id) VALUES (new_id())`],
    ['revokes an honour', 'UPDATE honour SET revoked_at = now()'],
    ['takes a cap', `SELECT points_caps_take_for(new_id(), new_id(), '{}', '{}', now())`],
    ['gives a cap back', 'SELECT points_cap_give_back(new_id(), new_id(), new_id(), new_id(), now())'],
    ['writes what settling writes', `SELECT activities_settle_write('{}', '', 0, '{}', '{}', '{}', '{}', 0, now())`],
    ['reads the verification', 'SELECT * FROM activities_verify()'],
  ])('the application’s role never %s', async (_deed, statement) => {
    await expect(asApp(v.villageId, statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('what was settled cannot be un-ticked, whoever writes', async () => {
    await expect(asApp(v.villageId, 'UPDATE activity_presence SET present = false')).rejects.toMatchObject({
      constraint: 'ck_activity_presence_settled',
    });
  });

  it('a settled activity cannot be cancelled, whoever writes', async () => {
    await expect(
      asApp(v.villageId, `UPDATE activity SET cancelled_at = now(), cancelled_by_person_id = '${v.cadre.personId}', cancel_reason = 'x'`),
    ).rejects.toMatchObject({ constraint: 'ck_activity_cancelled' });
  });
});

describe('another village', () => {
  it.each(['activity', 'activity_photo', 'activity_sign_up', 'activity_presence', 'activity_settlement', 'honour'])(
    'sees no row of %s',
    async table => {
      expect(await asApp(elsewhere.villageId, `SELECT 1 FROM ${table}`)).toBe(0);
    },
  );

  it('has its own functions refuse foreign ids, with nothing written', async () => {
    const item = (more: object) =>
      JSON.stringify([
        {
          villageId: elsewhere.villageId,
          activityId,
          actorAccountId: elsewhere.cadre.accountId,
          actorPersonId: elsewhere.cadre.personId,
          actorRole: 'cadre',
          key: uuidv7(),
          requestHash: '00',
          requestId: 'r',
          ip: '',
          ...more,
        },
      ]);
    const outcome = async (name: string, more: object) =>
      (await app.query<{ outcome: { refused?: string } }>(`SELECT outcome FROM ${name}($1::jsonb)`, [item(more)])).rows[0]?.outcome.refused;
    const late = await v.published();
    await v.tick(late, [v.villager.personId]);
    expect(await outcome('activities_settle', { activityId: late, settlementId: uuidv7(), expectedPersons: 1 })).toBe('RESOURCE.NOT_FOUND');
    expect(await outcome('activities_reverse', { personId: v.villager.personId, reason: 'x', transferId: uuidv7() })).toBe(
      'RESOURCE.NOT_FOUND',
    );
    expect(
      await outcome('honours_grant', {
        honours: [{ id: uuidv7(), householdId: v.household }],
        ruleId: v.ruleId,
        title: 'x',
        period: 'x',
        grantedOn: '2026-01-01',
        citation: '',
      }),
    ).toBe('RESOURCE.NOT_FOUND');
    expect(await outcome('honours_revoke', { honourId: uuidv7(), reason: 'x', transferId: uuidv7() })).toBe('RESOURCE.NOT_FOUND');
    expect(await here.balance(v.household)).toBe(2);
    expect(await v.faults()).toEqual([]);
  });
});

describe('the application cannot date anything back', () => {
  it('a moment in an item is believed from the schema’s owner only', async () => {
    const id = await v.published();
    await v.tick(id, [v.villager.personId]);
    const item = {
      villageId: v.villageId,
      activityId: id,
      settlementId: uuidv7(),
      expectedPersons: 1,
      actorAccountId: v.cadre.accountId,
      actorPersonId: v.cadre.personId,
      actorRole: 'cadre',
      key: uuidv7(),
      requestHash: '00',
      requestId: 'r',
      ip: '',
      at: '2030-01-01T00:00:00Z',
    };
    await app.query('SELECT * FROM activities_settle($1::jsonb)', [JSON.stringify([item])]);
    const { rows } = await here.owner.query<{ fresh: boolean }>(
      `SELECT at < now() + interval '1 minute' AS fresh FROM activity_settlement WHERE activity_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ fresh: true }]);
  });
});

describe('the verification', () => {
  /** As superuser-like owner, and undone. */
  const tampered = async (statement: string): Promise<string[]> => {
    await here.owner.query('BEGIN');
    try {
      await here.owner.query(statement);
      return (await here.owner.query<{ subject: string }>('SELECT subject FROM activities_verify($1)', [v.villageId])).rows.map(
        row => row.subject,
      );
    } finally {
      await here.owner.query('ROLLBACK');
    }
  };

  it('is silent when all is well, also for one village', async () => {
    expect((await here.owner.query('SELECT * FROM activities_verify($1)', [v.villageId])).rows).toEqual([]);
    expect(await v.faults()).toEqual([]);
  });

  it.each([
    [
      'a presence that says more',
      `UPDATE activity_presence SET points = 9 WHERE id = (SELECT id FROM activity_presence WHERE points = 2 LIMIT 1)`,
      ['activity', 'settlement'],
    ],
    ['a settlement that says more', 'UPDATE activity_settlement SET points = points + 1', ['settlement']],
    [
      'a reversal that no transfer follows',
      `UPDATE activity_presence SET reversed_at = now(), reversed_by_person_id = person_id, reversal_reason = 'x' WHERE points = 2`,
      ['activity_reversal'],
    ],
    ['seats that nobody took', 'UPDATE activity SET seats_taken = 3', ['activity']],
    [
      'an honour that was never paid',
      `INSERT INTO honour (village_id, id, household_id, rule_id, title, period, granted_on, citation, points, granted_by_person_id, granted_by_role, granted_at)
       SELECT p.village_id, new_id(), p.household_id, a.rule_id, 'x', 'x', now(), '', 5, p.person_id, 'cadre', now() FROM activity_presence p JOIN activity a ON a.id = p.activity_id LIMIT 1`,
      ['honour'],
    ],
  ])('finds %s', async (_what, statement, subjects) => {
    expect([...new Set(await tampered(statement))]).toEqual(expect.arrayContaining(subjects));
  });
});
