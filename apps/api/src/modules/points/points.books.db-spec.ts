import { pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { AppRole } from '../../../test/app-role';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let villageId: string;
let otherVillageId: string;
let household: string;
let villager: Inhabitant;
let app: AppRole;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  otherVillageId = await here.village('解放村');
  household = await here.household(villageId);
  villager = await here.person(villageId, { householdId: household });
  await here.earn(villager, 7);
  const stranger = await here.person(otherVillageId, { householdId: await here.household(otherVillageId) });
  await here.earn(stranger, 9);
  app = await AppRole.of(here);
});
afterAll(async () => {
  await app.close();
  await here.close();
});

const inVillage = (...asked: Parameters<AppRole['inVillage']>) => app.inVillage(...asked);

describe('one door: the application’s role may not write the books by any other way', () => {
  it.each([
    ['ledger_account', 'UPDATE ledger_account SET balance = balance + 100'],
    ['ledger_account', `INSERT INTO ledger_account (village_id, id, kind) VALUES (new_id(), new_id(), 'issuance')`],
    [
      'ledger_transfer',
      `INSERT INTO ledger_transfer (village_id, id, kind, amount, cause_id, reason, at) VALUES (new_id(), new_id(), 'award', 1, new_id(), '', now())`,
    ],
    ['ledger_transfer', 'DELETE FROM ledger_transfer'],
    ['ledger_entry', 'UPDATE ledger_entry SET amount = 100'],
    ['ledger_entry', 'TRUNCATE ledger_entry'],
    ['points_cap_use', 'UPDATE points_cap_use SET used = 0'],
  ])('%s: %s', async (_table, sql) => {
    await expect(inVillage(villageId, sql)).rejects.toThrow(/permission denied/);
  });

  it.each([
    'ledger_post(ARRAY[]::ledger_posting[], now())',
    `ledger_open(ARRAY[new_id()], ARRAY[new_id()])`,
    'points_credit(ARRAY[]::points_approval[])',
    'ledger_verify()',
  ])('may not execute %s', async call => {
    await expect(inVillage(villageId, `SELECT ${call}`)).rejects.toThrow(/permission denied/);
  });
});

describe('history is never edited, not even by the owner', () => {
  it.each([
    'UPDATE ledger_entry SET amount = amount + 1',
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry CASCADE',
    'UPDATE ledger_transfer SET amount = 1',
    'DELETE FROM audit_entry',
  ])('%s', async sql => {
    await expect(here.owner.query(sql)).rejects.toThrow(/append-only/);
  });

  it('a transfer whose entries do not sum to zero is refused', async () => {
    const { rows } = await here.owner.query<{ id: string }>(`SELECT id FROM ledger_account WHERE village_id = $1 AND kind = 'wallet'`, [
      villageId,
    ]);
    await here.owner.query('BEGIN');
    const id = uuidv7();
    await here.owner.query(
      `INSERT INTO ledger_transfer (village_id, id, kind, amount, cause_id, reason, at) VALUES ($1, $2, 'award', 5, $2, '', now())`,
      [villageId, id],
    );
    await expect(
      here.owner.query(
        'INSERT INTO ledger_entry (village_id, account_id, seq, transfer_id, amount, balance_after) VALUES ($1, $2, 99, $3, 5, 5)',
        [villageId, rows[0]?.id, id],
      ),
    ).rejects.toThrow(/sum to zero/);
    await here.owner.query('ROLLBACK');
  });

  it('a wallet below zero is refused by the table itself', async () => {
    await expect(here.owner.query(`UPDATE ledger_account SET balance = -1 WHERE kind = 'wallet'`)).rejects.toThrow(
      /ck_ledger_account_balance/,
    );
  });

  it('verification finds a balance that somebody changed', async () => {
    expect(await here.faults()).toEqual([]);
    await here.owner.query(`UPDATE ledger_account SET balance = balance + 1 WHERE village_id = $1 AND kind = 'wallet'`, [villageId]);
    expect(await here.faults()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ subject: 'account', fault: expect.stringContaining('wallet says balance 8') as string }),
      ]),
    );
    await here.owner.query(`UPDATE ledger_account SET balance = balance - 1 WHERE village_id = $1 AND kind = 'wallet'`, [villageId]);
  });
});

describe('row-level security, with no filter in the query', () => {
  const tables = [
    'household',
    'person',
    'points_application',
    'points_rule',
    'ledger_account',
    'ledger_entry',
    'ledger_transfer',
    'audit_entry',
    'outbox_event',
    'idempotency_key',
  ];

  it.each(tables)('%s shows the rows of the named village only, and none without one', async table => {
    const villages = (await inVillage(villageId, `SELECT DISTINCT village_id FROM ${table}`)).map(row => row['village_id']);
    expect(villages).toEqual([villageId]);
    expect(await inVillage(null, `SELECT 1 FROM ${table}`)).toEqual([]);
  });

  it('refuses to write a row of another village', async () => {
    await expect(
      inVillage(
        villageId,
        'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $2, $2, $2)',
        [otherVillageId, uuidv7()],
      ),
    ).rejects.toThrow(/row-level security/);
    await app.client.query('BEGIN');
    await app.client.query(`SELECT set_config('app.village', $1, true)`, [villageId]);
    const changed = await app.client.query('UPDATE person SET phone_masked = $2 WHERE village_id = $1', [otherVillageId, '改号']);
    await app.client.query('ROLLBACK');
    expect(changed.rowCount).toBe(0);
  });

  it('every table with a village_id is protected', async () => {
    const { rows } = await here.owner.query(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'village_id' AND NOT a.attisdropped
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND a.attnotnull)`,
    );
    expect(rows).toEqual([]);
  });

  it('an approval names its village, and so does what takes it back: another village’s reviewer does neither', async () => {
    const ruleId = await here.rule(villageId);
    const id = uuidv7();
    await here.call(villager, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
    const item = {
      villageId: otherVillageId,
      applicationId: id,
      actorAccountId: uuidv7(),
      actorPersonId: uuidv7(),
      actorHouseholdId: null,
      actorRole: 'points_keeper',
      key: 'k'.repeat(8),
      requestHash: '00',
      requestId: 'r',
      ip: '',
      transferId: uuidv7(),
    };
    const rows = await inVillage(otherVillageId, 'SELECT outcome FROM points_approve($1::jsonb)', [JSON.stringify([item])]);
    expect(rows).toEqual([{ outcome: { refused: 'RESOURCE.NOT_FOUND', details: {} } }]);
    const keeper = await here.person(villageId, { roles: ['points_keeper'] });
    await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id } });
    const back = { ...item, key: 'r'.repeat(8), transferId: uuidv7(), reason: '重复' };
    const [reversed] = await inVillage(otherVillageId, 'SELECT outcome FROM points_reverse($1::jsonb)', [JSON.stringify([back])]);
    expect(reversed?.['outcome']).toMatchObject({ refused: 'RESOURCE.NOT_FOUND' });
    const { body } = await here.call(villager, pointsRoutes.application, { params: { applicationId: id } });
    expect(body.status).toBe('credited');
  });
});
