import { uuidv7 } from 'uuidv7';
import { ChecklistsVillage } from '../test/checklists-village';
import { DeductionsVillage } from '../test/deductions-village';
import { creditOn, house, rolling } from '../test/expiry-houses';
import { PanelVillage } from '../test/panel-village';
import { TestStore } from '../test/store';
import { TestVillage, type Inhabitant } from '../test/village';
import { EscalateOverdue } from './modules/checklists/requests/escalate-overdue';
import { dayAt, SealBook } from './modules/points';
import { AppealClock } from './modules/points/deductions/appeal-clock';
import { PostDeductions } from './modules/points/deductions/post-deductions';
import { ExpirePoints } from './modules/points/expiry/expire-points';
import { CheckClock } from './modules/points/panel/check-clock';
import { CreditDue } from './modules/points/panel/credit-due';
import { PanelClock } from './modules/points/panel/panel-clock';
import { SettleRuleSets } from './modules/points/rules/settle-rule-sets';
import { ThankHelpers } from './modules/points/thanks/thank-helpers';
import { ExpireReservations } from './modules/store/redemptions/expire-reservations';
import { Alarms } from './platform/health';
import { ClockFaults } from './platform/jobs';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
  await here.owner.query(
    `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison' USING ERRCODE = 'data_corrupted'; END $$`,
  );
});
afterAll(() => here.close());
afterEach(async () => {
  const { rows } = await here.owner.query<{ of: string }>(`SELECT tgrelid::regclass::text AS of FROM pg_trigger WHERE tgname = 'poison'`);
  for (const { of } of rows) await here.owner.query(`DROP TRIGGER poison ON ${of}`);
  await here.owner.query('DELETE FROM clock_fault');
});

const sql = async <R>(text: string, values: unknown[] = []): Promise<R[]> => (await here.owner.query(text, values)).rows as R[];

/** A case that is due, and what makes it raise. */
interface Due {
  readonly villageId: string;
  /** What the fault is about. */
  readonly subject: string;
  readonly isDone: () => Promise<boolean>;
  readonly poison: { readonly on: string; readonly when: string };
}

interface Scene {
  readonly job: string;
  readonly run: () => Promise<unknown>;
  /** The first stands before the second in every order of keys; both in one village, or each in its own. */
  readonly village: () => Promise<readonly [Due, ...Due[]]>;
  /** When it raises. */
  readonly at: 'once' | 'commit';
}

const is = async (text: string, values: unknown[]): Promise<boolean> =>
  (await sql<{ is: boolean }>(`SELECT (${text}) AS is`, values))[0]?.is ?? false;
const walletOf = (householdId: string) => ({
  on: 'UPDATE ON ledger_account',
  when: `OLD.household_id = '${householdId}' AND OLD.kind = 'wallet'`,
});
const inOrder = <T extends Due>(one: T, other: T): [T, T] => (one.subject < other.subject ? [one, other] : [other, one]);

async function reservations(): Promise<[Due, Due]> {
  const store = await TestStore.open(here);
  const goods = await store.goods({ stock: 9 });
  const one = async (): Promise<Due> => {
    const who = await store.shopper(10);
    const id = await store.reserved(who, goods);
    await store.overdue(id);
    return {
      villageId: store.villageId,
      subject: id,
      isDone: async () => (await store.statusOf(id)) === 'expired',
      poison: walletOf(who.householdId),
    };
  };
  return inOrder(await one(), await one());
}

async function publications(): Promise<[Due, Due]> {
  const our = await PanelVillage.people(here);
  const rule = await here.rule(our.villageId, { lane: 'full', points: 4 });
  const one = async (who: Inhabitant): Promise<Due> => {
    const id = await our.publicized(rule, who);
    await our.letPublicationEnd(id);
    return {
      villageId: our.villageId,
      subject: id,
      isDone: () => is(`SELECT status = 'credited' FROM points_application WHERE id = $1`, [id]),
      poison: walletOf(who.householdId ?? ''),
    };
  };
  return inOrder(await one(our.villager), await one(our.neighbour));
}

async function deductions(): Promise<[Due, Due]> {
  const our = await DeductionsVillage.open(here);
  const one = async (who: Inhabitant): Promise<Due> => {
    await here.earn(who, 9);
    const id = await our.notified({ householdId: who.householdId ?? '' });
    await our.letWindowEnd(id);
    const isDone = () => is(`SELECT status = 'posted' FROM points_deduction WHERE id = $1`, [id]);
    return { villageId: our.villageId, subject: id, isDone, poison: walletOf(who.householdId ?? '') };
  };
  return inOrder(await one(our.villager), await one(our.neighbour));
}

async function lateAppeals(): Promise<[Due, Due]> {
  const our = await DeductionsVillage.open(here);
  const one = async (who: Inhabitant): Promise<Due> => {
    const id = await our.notified({ householdId: who.householdId ?? '' });
    await our.appeal(id, who);
    await sql('UPDATE points_deduction SET decide_due_on = current_date - 9 WHERE id = $1', [id]);
    const isDone = () => is('SELECT overdue_told_at IS NOT NULL FROM points_deduction WHERE id = $1', [id]);
    return { villageId: our.villageId, subject: id, isDone, poison: { on: 'UPDATE ON points_deduction', when: `OLD.id = '${id}'` } };
  };
  return inOrder(await one(our.villager), await one(our.neighbour));
}

async function thanks(): Promise<[Due, Due]> {
  const villageId = await here.village('桠溪村', { helperThanksPoints: 1 });
  const helped = await here.household(villageId);
  const one = async (): Promise<Due> => {
    const [householdId, deed] = [await here.household(villageId), uuidv7()];
    const helper = await here.person(villageId, { householdId });
    await here.earn(helper, 3);
    await sql(
      `INSERT INTO points_thanks (village_id, deed_id, deed, helper_person_id, helped_household_id, title, points, deed_at) VALUES ($1, $2, 'application', $3, $4, '修路', 1, now())`,
      [villageId, deed, helper.personId, helped],
    );
    const isDone = () => is(`SELECT state = 'credited' FROM points_thanks WHERE deed_id = $1`, [deed]);
    return { villageId, subject: deed, isDone, poison: walletOf(householdId) };
  };
  return inOrder(await one(), await one());
}

async function expiries(): Promise<[Due, Due]> {
  const villageId = await here.village('桠溪村', rolling);
  const one = async (): Promise<Due> => {
    const home = await house(here, rolling, villageId);
    await creditOn(here, '2020-05-01', home, 5);
    const isDone = async () => (await here.balance(home.householdId)) === 0;
    return { villageId, subject: home.householdId, isDone, poison: walletOf(home.householdId) };
  };
  return inOrder(await one(), await one());
}

async function latePanels(): Promise<[Due, Due]> {
  const our = await PanelVillage.people(here);
  const rule = await here.rule(our.villageId, { lane: 'full', points: 4 });
  const one = async (): Promise<Due> => {
    const id = await our.inReview(rule);
    await sql(`UPDATE points_panel SET due_on = current_date - 9 WHERE application_id = $1`, [id]);
    const isDone = () => is('SELECT due_on >= current_date FROM points_panel WHERE application_id = $1', [id]);
    return {
      villageId: our.villageId,
      subject: id,
      isDone,
      poison: { on: 'UPDATE ON points_panel', when: `OLD.application_id = '${id}'` },
    };
  };
  return inOrder(await one(), await one());
}

async function lateChecks(): Promise<[Due, Due]> {
  const our = await PanelVillage.people(here);
  const rule = await here.rule(our.villageId, { points: 4 });
  const one = async (): Promise<Due> => {
    const id = await our.submit(rule);
    await sql(`UPDATE points_application SET submitted_at = now() - interval '30 days' WHERE id = $1`, [id]);
    const isDone = () => is('SELECT check_told_at IS NOT NULL FROM points_application WHERE id = $1', [id]);
    return { villageId: our.villageId, subject: id, isDone, poison: { on: 'UPDATE ON points_application', when: `OLD.id = '${id}'` } };
  };
  return inOrder(await one(), await one());
}

async function lateSteps(): Promise<[Due, Due]> {
  const our = await ChecklistsVillage.people(here);
  const one = async (): Promise<Due> => {
    const id = await our.started();
    await sql('UPDATE checklist_request_step SET due_on = current_date - 9 WHERE request_id = $1 AND due_on IS NOT NULL', [id]);
    const isDone = () => is('SELECT escalated_at IS NOT NULL FROM checklist_request WHERE id = $1', [id]);
    return { villageId: our.villageId, subject: id, isDone, poison: { on: 'UPDATE ON checklist_request', when: `OLD.id = '${id}'` } };
  };
  return inOrder(await one(), await one());
}

async function ruleSet(): Promise<[Due]> {
  const [villageId, id] = [await here.village(), uuidv7()];
  await sql(
    `INSERT INTO points_rule_set (village_id, id, version, status, effective_from) VALUES ($1, $2, 1, 'adopted', now() - interval '1 hour')`,
    [villageId, id],
  );
  const isDone = () => is(`SELECT status = 'in_force' FROM points_rule_set WHERE id = $1`, [id]);
  return [{ villageId, subject: villageId, isDone, poison: { on: 'UPDATE ON points_rule_set', when: `OLD.id = '${id}'` } }];
}

async function book(): Promise<[Due]> {
  const home = await house(here, {});
  await here.earn(home.member, 3);
  const isDone = () => is('SELECT count(*) > 0 FROM ledger_block WHERE village_id = $1', [home.villageId]);
  return [
    {
      villageId: home.villageId,
      subject: home.villageId,
      isDone,
      poison: { on: 'INSERT ON ledger_block', when: `NEW.village_id = '${home.villageId}'` },
    },
  ];
}

const get = <T>(job: new (...args: never[]) => T): T => here.app.get<T>(job, { strict: false });
const scenes: readonly Scene[] = [
  { job: 'expire-reservations', village: reservations, run: () => get(ExpireReservations).run(), at: 'once' },
  { job: 'credit-after-publication', village: publications, run: () => get(CreditDue).run(), at: 'once' },
  { job: 'credit-after-publication', village: publications, run: () => get(CreditDue).run(), at: 'commit' },
  { job: 'post-deductions', village: deductions, run: () => get(PostDeductions).run(), at: 'once' },
  { job: 'appeals-overdue', village: lateAppeals, run: () => get(AppealClock).run(), at: 'once' },
  { job: 'thank-helpers', village: thanks, run: () => get(ThankHelpers).run(), at: 'once' },
  { job: 'expire-points', village: expiries, run: () => get(ExpirePoints).run(), at: 'once' },
  { job: 'relieve-late-panels', village: latePanels, run: () => get(PanelClock).run(new Date()), at: 'once' },
  { job: 'checks-overdue', village: lateChecks, run: () => get(CheckClock).run(new Date()), at: 'once' },
  { job: 'escalate-overdue-requests', village: lateSteps, run: () => get(EscalateOverdue).run(new Date()), at: 'once' },
  { job: 'settle-rule-sets', village: ruleSet, run: () => get(SettleRuleSets).run(), at: 'once' },
  {
    job: 'seal-book',
    village: book,
    run: () =>
      get(SealBook)
        .through(dayAt(new Date()))
        .catch((error: unknown) => error),
    at: 'once',
  },
];

const faultOf = (job: string, { villageId, subject }: Due) =>
  sql('SELECT times, fault FROM clock_fault WHERE job = $1 AND village_id = $2 AND subject_id = $3', [job, villageId, subject]);
const audited = async ({ villageId, subject }: Due): Promise<string[]> =>
  (
    await sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE village_id = $1 AND object_id = $2 AND action LIKE 'clock.%' ORDER BY created_at, id`,
      [villageId, subject],
    )
  ).map(({ action }) => action);
const alarm = (): number | undefined => here.app.get(Alarms).all().get('clock_faults');

it.each(scenes)('$job: what raises harms itself alone, is told, and is done when it can be ($at)', async ({ job, village, run, at }) => {
  const [bad, ...neighbours] = await village();
  const others = [...neighbours, ...(await village())];
  const trigger =
    at === 'commit'
      ? `CREATE CONSTRAINT TRIGGER poison AFTER ${bad.poison.on} DEFERRABLE INITIALLY DEFERRED`
      : `CREATE TRIGGER poison BEFORE ${bad.poison.on}`;
  await sql(`${trigger} FOR EACH ROW WHEN (${bad.poison.when}) EXECUTE FUNCTION poison()`);
  await run();
  expect(await sql('SELECT job, subject_id AS subject, times, fault FROM clock_fault')).toEqual([
    { job, subject: bad.subject, times: 1, fault: 'poison' },
  ]);
  for (const one of others) expect(await one.isDone()).toBe(true);
  expect(await bad.isDone()).toBe(false);
  expect(alarm()).toBe(1);

  // The next time: tried again, told in the log and the figure, in the audit only once.
  const late = await village();
  await run();
  for (const one of late) expect(await one.isDone()).toBe(true);
  expect(await faultOf(job, bad)).toEqual([{ times: 2, fault: 'poison' }]);
  expect(await audited(bad)).toEqual(['clock.failed']);

  await sql(`DROP TRIGGER poison ON ${bad.poison.on.split(' ').at(-1) ?? ''}`);
  await run();
  expect(await bad.isDone()).toBe(true);
  expect(await faultOf(job, bad)).toEqual([]);
  expect(await audited(bad)).toEqual(['clock.failed', 'clock.recovered']);
  expect(alarm()).toBe(0);
  expect(await here.faults()).toEqual([]);
});

it('another process knows of it as well, and the application writes it by the clock’s own functions only', async () => {
  const villageId = await here.village();
  await sql(`SELECT clock_failed('some-job', $1, $1, 'no')`, [villageId]);
  await here.app.get(ClockFaults, { strict: false }).look();
  expect(alarm()).toBe(1);
  const { rows } = await here.owner.query(
    `SELECT privilege_type AS right FROM information_schema.role_table_grants WHERE table_name = 'clock_fault' AND grantee = 'jishan_app'`,
  );
  expect(rows).toEqual([{ right: 'SELECT' }]);
  await sql(`SELECT clock_over('some-job', '{}')`);
});
