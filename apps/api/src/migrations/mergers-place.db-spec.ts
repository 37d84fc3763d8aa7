import { pointsRoutes } from '@jishan/contracts';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { mergeHouseholds } from '../../test/merge-village';
import { TestStore } from '../../test/store';
import { TestVillage } from '../../test/village';
import { makeDataSource } from '../platform/db/data-source';
import { installSqlFunctions } from '../platform/db/migrate';
import { HouseholdHistory1764000045000 } from './1764000045000-household-history';

const PENDING = { from: '2099-01-01', choices: { twoDecideAbovePoints: 200 } };

let here: TestVillage;
let schema: DataSource;
beforeAll(async () => {
  here = await TestVillage.boot();
  schema = makeDataSource({ url: here.database.ownerUrl, poolSize: 2, applicationName: 'jishan-test', statementTimeoutMs: 60_000 });
  await schema.initialize();
});
afterAll(async () => {
  await schema.destroy();
  await here.close();
});

const rows = async <R extends object>(sql: string, ...values: unknown[]): Promise<R[]> => (await here.owner.query<R>(sql, values)).rows;

async function down(): Promise<number> {
  const last = async () => (await rows<{ name: string }>('SELECT name FROM schema_migration ORDER BY id DESC LIMIT 1'))[0]?.name;
  let undone = 0;
  for (; (await last()) !== HouseholdHistory1764000045000.name; undone += 1) await schema.undoLastMigration({ transaction: 'each' });
  return undone;
}

/** A merger of nothing, of a house that has had points and spent them, and one of seven points, into a house of ten. */
async function mergers(shop: TestStore): Promise<void> {
  const { villageId } = shop;
  const goods = await shop.goods({ points: 6, stock: 9 });
  const [spent, other, into] = [await shop.shopper(6), await shop.shopper(7), await shop.shopper(10)];
  expect((await shop.handOver(await shop.reserved(spent, goods, { points: 6 }))).status).toBe(200);
  await mergeHouseholds(here, villageId, spent.householdId, into.householdId);
  await mergeHouseholds(here, villageId, other.householdId, into.householdId);
}

/** As the version before left it: withdrawn, and its voice note still there. */
async function withdrawnSpoken(villageId: string): Promise<() => Promise<void>> {
  const member = await here.person(villageId, { householdId: await here.household(villageId) });
  const [id, voiceId, ruleId] = [uuidv7(), uuidv7(), await here.rule(villageId)];
  await here.call(member, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
  expect((await here.call(member, pointsRoutes.withdrawApplication, { params: { applicationId: id } })).status).toBe(200);
  await here.owner.query(
    `INSERT INTO media_voice (village_id, id, uploaded_by_account_id, storage_key, milliseconds, bytes, sha256) VALUES ($1, $2, $3, $4, 1000, 1, $5)`,
    [villageId, voiceId, member.accountId, voiceId, Buffer.alloc(32)],
  );
  return async () => {
    await here.owner.query('UPDATE points_application SET voice_id = $3 WHERE village_id = $1 AND id = $2', [villageId, id, voiceId]);
  };
}

describe('the versions since 1764000045000, over a village that has lived', () => {
  it('go down, up and down again: the record of mergers says what it said, and what waited is not forgotten on the way up', async () => {
    const shop = await TestStore.open(here);
    const { villageId } = shop;
    await mergers(shop);
    const keepVoice = await withdrawnSpoken(villageId);
    const places = () =>
      rows('SELECT id, points, from_seq, to_seq FROM household_change WHERE village_id = $1 AND kind = $2 ORDER BY id', villageId, 'merge');
    const before = await places();
    expect(before).toMatchObject([
      { points: 0, from_seq: expect.any(Number) as number, to_seq: 1 },
      { points: 7, from_seq: 1, to_seq: 1 },
    ]);
    const settings = async () =>
      (
        await rows<{ settings: { pending?: unknown; twoDecideAbovePoints: number } }>(
          'SELECT settings FROM village WHERE id = $1',
          villageId,
        )
      )[0]?.settings;
    const strict = (await settings())?.twoDecideAbovePoints;
    const voices = () =>
      rows<{ done_at: Date | null }>(`SELECT done_at FROM outbox_event WHERE village_id = $1 AND topic = 'media.voice.over'`, villageId);

    const undone = await down();
    expect(undone).toBeGreaterThanOrEqual(3);
    await keepVoice();
    await here.owner.query(`UPDATE village SET settings = settings || jsonb_build_object('pending', $2::jsonb) WHERE id = $1`, [
      villageId,
      JSON.stringify(PENDING),
    ]);
    expect(await voices()).toEqual([]);

    expect(await schema.runMigrations({ transaction: 'each' })).toHaveLength(undone);
    expect((await installSqlFunctions(schema)).length).toBeGreaterThan(0);
    expect(await places()).toEqual(before);
    expect(await rows('SELECT subject, fault FROM books_verify()')).toEqual([]);
    expect(await settings()).toMatchObject({ pending: PENDING });
    // Carried out meanwhile or not: the product runs.
    expect(await voices()).toHaveLength(1);
    expect(await rows('SELECT 1 FROM points_application WHERE village_id = $1 AND voice_id IS NOT NULL', villageId)).toEqual([]);
    await here.owner.query(
      `INSERT INTO inbox_item (village_id, person_id, id, event_id, kind) SELECT $1, id, new_id(), new_id(), 'safeguard_changed' FROM person WHERE village_id = $1`,
      [villageId],
    );

    expect(await down()).toBe(undone);
    expect(await settings()).toMatchObject({ twoDecideAbovePoints: strict });
    expect(await settings()).not.toHaveProperty('pending');
    expect((await voices()).filter(voice => voice.done_at === null)).toEqual([]);
    expect(await rows(`SELECT 1 FROM inbox_item WHERE village_id = $1 AND kind = 'safeguard_changed'`, villageId)).toEqual([]);
  });
});
