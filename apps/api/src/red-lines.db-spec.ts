import { TRANSFER_KINDS, villageActions } from '@jishan/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../test/fresh-database';
import { runSql } from '../test/run-sql';

/** The red lines of the product that hold for every table and every operation at once; the others have their tests where they are drawn. */
let database: FreshDatabase;
let columns: string[];
let properties: string[];
let paths: string[];
let document: OpenApi;

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly responses: unknown }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}

beforeAll(async () => {
  database = await freshDatabase();
  const rows = await runSql(database.ownerUrl, [
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
  ]);
  columns = rows.map(row => String(row['name']));
  document = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'openapi.json'), 'utf8')) as OpenApi;
  properties = [...new Set(propertyNames(document))];
  paths = Object.keys(document.paths);
});
afterAll(() => database.drop());

function propertyNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { properties?: Record<string, unknown> }).properties;
  return [...(own && typeof own === 'object' ? Object.keys(own) : []), ...Object.values(value).flatMap(propertyNames)];
}

/** Every schema that a property of this name has. */
function schemasOf(name: string, value: unknown): { readonly type?: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { properties?: Record<string, { type?: unknown }> }).properties?.[name];
  return [...(own ? [own] : []), ...Object.values(value).flatMap(one => schemasOf(name, one))];
}

describe('red lines', () => {
  it('looks at something', () => {
    expect(columns.length).toBeGreaterThan(150);
    expect(properties).toEqual(expect.arrayContaining(['phoneMasked', 'spendable', 'nextCursor']));
    expect(paths.length).toBeGreaterThan(60);
  });

  it('1: no figure ranks people by log-ins, online time, posts or registrations', () => {
    const figure = /log_?in_?(count|total)|online_?(time|minutes|seconds)|ranking|leaderboard|(post|registration|check_?in)_?count/i;
    expect([...columns, ...properties, ...paths].filter(name => figure.test(name))).toEqual([]);
  });

  it('3: no ID-card number, no face, no position is kept or asked for', () => {
    const personal = /id_?card|identity_?number|national_?id|face|biometric|fingerprint|latitude|longitude|\bgps\b|geo_?location/i;
    expect([...columns, ...properties].filter(name => personal.test(name))).toEqual([]);
  });

  it('3: a phone is stored as cipher text, keyed hash and mask, and leaves masked only', () => {
    const kept = columns.map(name => name.split('.')[1] ?? '').filter(name => /phone/.test(name));
    expect([...new Set(kept)].sort()).toEqual(['phone_cipher', 'phone_index', 'phone_masked', 'phone_proved', 'supervision_phone']);
    // `phone` and `phoneCode` are what a newcomer sends; one answer has a `phone`. Posts' own telephones are public on purpose.
    expect(properties.filter(name => /phone/i.test(name)).sort()).toEqual(expect.arrayContaining(['phoneMasked']));
    expect(
      properties.filter(
        name => /phone/i.test(name) && !['phone', 'phoneCode', 'phoneMasked', 'phoneProved', 'supervisionPhone'].includes(name),
      ),
    ).toEqual([]);
  });

  it('3: one answer holds a whole number, and its one operation asks for a reason', () => {
    const schemas = Object.entries(document.components.schemas);
    expect(schemas.filter(([, schema]) => 'phone' in (schema.properties ?? {})).map(([name]) => name)).toEqual([
      // Sent by whoever keeps the roster, answered to nobody.
      'AddHouseholdDto',
      'AddPersonDto',
      'CorrectPhoneDto',
      'RevealedPhone',
      'SubmitClaimDto',
    ]);
    const answering = Object.values(document.paths).flatMap(item =>
      Object.values(item).filter(one => JSON.stringify(one.responses).includes('schemas/RevealedPhone"')),
    );
    expect(answering.map(one => one.operationId)).toEqual(['revealPhone']);
    expect(document.components.schemas['RevealPhoneDto']).toMatchObject({ required: ['reason'] });
  });

  it('4: no bank data anywhere', () => {
    expect([...columns, ...properties].filter(name => /bank|iban|card_?number/i.test(name))).toEqual([]);
  });

  it('5: points are never sold or given away: only a household that is split or merged takes them from wallet to wallet, and no kind names money', async () => {
    const [row] = await runSql(database.ownerUrl, [
      `SELECT pg_get_constraintdef(oid) AS kinds, pg_get_functiondef('ledger_verify(uuid)'::regprocedure) AS verify FROM pg_constraint WHERE conname = 'ck_ledger_transfer_kind'`,
    ]);
    expect(String(row?.['kinds'])).not.toMatch(/gift|transfer|sell|cash|withdraw/);
    // Every kind there is has its one path there (130_verify.sql), and whatever went another way is named every night.
    const ways = [...String(row?.['verify']).matchAll(/\('(\w+)', '(\w+)', '(\w+)'\)/g)].map(([, kind = '', gives = '', takes = '']) => ({
      kind,
      gives,
      takes,
    }));
    const known = [...String(row?.['kinds']).matchAll(/'(\w+)'/g)].map(([, kind]) => kind);
    expect(ways.map(way => way.kind).sort()).toEqual([...known].sort());
    expect(known.sort()).toEqual([...TRANSFER_KINDS].sort());
    const own = ['wallet', 'reserved'];
    const between = ways.filter(({ gives, takes }) => own.includes(gives) && own.includes(takes));
    expect(between.map(way => `${way.kind}: ${way.gives} → ${way.takes}`).sort()).toEqual([
      'hold: wallet → reserved',
      'household_merge: wallet → wallet',
      'household_split: wallet → wallet',
      'release: reserved → wallet',
    ]);
    // What is held comes back to the same household, or is redeemed: said there for every kind but the two.
    expect(String(row?.['verify'])).toContain(`f.household_id <> c.household_id AND t.kind NOT IN ('household_split', 'household_merge')`);
    expect(paths.filter(path => /gift|cash|withdraw-money|sell/.test(path))).toEqual([]);
  });

  it('6: a roll honours bands: nothing answers a place, a last one, or a household’s points beside its name', () => {
    expect([...properties, ...paths].filter(name => /rank|place(Number|Nr)|last(Household|Place)|bottom|lowest/i.test(name))).toEqual([]);
    // A place is where something happens, in words; a number would be a rank.
    expect(schemasOf('place', document).filter(({ type }) => [type].flat().some(one => one !== 'string' && one !== 'null'))).toEqual([]);
    const schemas = (
      JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'openapi.json'), 'utf8')) as {
        components: { schemas: Record<string, { properties?: object }> };
      }
    ).components.schemas;
    expect(Object.keys(schemas['HonourItem']?.properties ?? {}).sort()).toEqual([
      'band',
      'groupName',
      'householdId',
      'householdName',
      'own',
    ]);
  });

  it('1: no figure per cadre, reviewer or keeper', () => {
    const perPerson =
      /(per|by)_?(cadre|reviewer|keeper|leader|secretary)|(cadre|reviewer|keeper|leader|secretary)_?(count|total|points|score|share)/i;
    expect([...columns, ...properties, ...paths].filter(name => perPerson.test(name))).toEqual([]);
  });

  /** With somebody in it, or an office, and a number beside: by hand, so that a new one is looked at. Each number says what the line after it says. */
  const besideAPerson: Readonly<Record<string, string>> = {
    ActivityCompanion: 'waitingPlace: a seat in the queue of one activity',
    ActivitySettlement: 'nth, persons, capped: of one activity, how many were there',
    ActivityView: 'capacity, version, toSettle, toSettleOwn: of one activity',
    ApplicationView: 'version',
    CounterSaleDto: 'expectedPoints: of one sale',
    DecidedApplication: 'version',
    NoticeCounts: 'audience, delivered, opened, acknowledged, toldInPerson, waiting: of one notice, over all who should read it',
    NoticeView: 'photoCount: of one notice',
    PanelItem: 'version, capUsed: of the household’s limit',
    PanelSeatView: 'seat: its place in one panel',
    QueueItem: 'version, capUsed: of the household’s limit',
    RedemptionView: 'version',
    RequestEventView: 'seq: its place in one request',
    RequestStepView: 'dueDays, position: of one step',
    RequestView: 'stepPosition, stepCount, stars, itemVersion: of one request',
    SettleActivityDto: 'expectedPersons: of one activity',
    SettleResult: 'nth, persons, capped, leftOut: of one activity',
    SplitHouseholdDto: 'points: that go along',
    StatementLine: 'seq, amount, ruleSetVersion: of one line',
    ThreadListItem: 'photoCount, messageCount, stars: of one letter',
    ThreadView: 'photoCount, messageCount, stars: of one letter',
    VillageHome: 'version, householdCount, personCount: of the whole village',
  };

  it('1: wherever somebody, or an office, stands beside a number, the number is of one thing that happened, and is listed here', () => {
    const numeric = (of: unknown): boolean =>
      [(of as { type?: unknown }).type].flat().some(type => type === 'integer' || type === 'number');
    const found = Object.entries(document.components.schemas).flatMap(([name, { properties: own = {} }]) => {
      const somebody = Object.keys(own).some(key =>
        /person|role|author|reviewer|keeper|cadre|secretary|leader|byName|decidedBy|recordedBy/i.test(key),
      );
      const numbers = Object.entries(own).flatMap(([key, of]) => (numeric(of) ? [key] : []));
      return somebody && numbers.length > 0 ? [[name, numbers.join(', ')]] : [];
    });
    const said = Object.entries(besideAPerson).map(([name, words]) => [name, words.split(':')[0]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(said));
  });

  it('2: nothing is typed twice: a book takes no figure, it is read and exported', async () => {
    const ofBooks = Object.entries(document.paths).filter(([path]) => /\/(book|books|ledger|stock-book|passbook)(\/|$)/.test(path));
    expect(ofBooks.length).toBeGreaterThan(5);
    const writing = ofBooks.flatMap(([, item]) =>
      Object.entries(item).flatMap(([method, one]) => (method === 'get' ? [] : [one.operationId])),
    );
    expect(writing.filter(operation => !/^export/.test(operation))).toEqual([]);
    const figures = /^(opening|closing|earned|spent|expired|adjusted|balance|outstanding|onHand)/;
    const typed = Object.entries(document.components.schemas).flatMap(([name, { properties: own = {} }]) =>
      name.endsWith('Dto') ? Object.keys(own).filter(key => figures.test(key)) : [],
    );
    expect(typed).toEqual([]);
    // Nor past the operations: the application's role writes no entry, no total, no level and no block.
    const rows = await runSql(database.ownerUrl, [
      `SELECT t.name FROM unnest(ARRAY['ledger_account', 'ledger_transfer', 'ledger_entry', 'ledger_block', 'ledger_leaf', 'points_month_total', 'points_cap_use', 'store_stock', 'store_movement']) t(name)
       WHERE has_any_column_privilege('jishan_app', t.name, 'INSERT, UPDATE') OR has_table_privilege('jishan_app', t.name, 'DELETE, TRUNCATE')`,
    ]);
    expect(rows).toEqual([]);
  });

  it('7: criticism cannot be deleted silently: whatever villagers object, appeal, write or rate, no operation takes it away and the application may not', async () => {
    const critical = /thread|message|letter|objection|appeal|rating|complaint/i;
    const operations = Object.values(document.paths).flatMap(item => Object.values(item).map(one => one.operationId));
    expect(operations.filter(id => critical.test(id) && /delete|remove|hide|withdraw|edit|discard/i.test(id))).toEqual([]);
    expect(
      Object.values(document.paths)
        .flatMap(item => Object.keys(item))
        .filter(method => method === 'delete'),
    ).toEqual([]);
    const rows = await runSql(database.ownerUrl, [
      `SELECT t.name, has_table_privilege('jishan_app', t.name, 'DELETE, TRUNCATE') AS deletes, ARRAY(SELECT c.column_name::text FROM information_schema.columns c
         WHERE c.table_schema = 'public' AND c.table_name = t.name AND c.column_name ~ '(^|_)(text|words|reason)($|_)' AND has_column_privilege('jishan_app', t.name, c.column_name, 'UPDATE')) AS rewrites
       FROM unnest(ARRAY['parlour_thread', 'parlour_message', 'parlour_photo', 'complaint', 'complaint_message', 'points_objection', 'points_deduction']) t(name) ORDER BY t.name`,
    ]);
    expect(rows.filter(row => row['deletes'] === true)).toEqual([]);
    expect(rows.flatMap(row => (row['rewrites'] as string[]).map(column => `${String(row['name'])}.${column}`)).sort()).toEqual(
      // What a villager says of an answer is written once, beside the stars, and by nobody else: rate-thread.ts.
      ['parlour_thread.rating_words', 'parlour_thread.rating_words_cipher'],
    );
  });

  it('8: a complaint is never anybody’s whom it speaks of: every way to one asks for whom it is kept, and no operation takes one away', async () => {
    const operations = Object.values(document.paths)
      .flatMap(item => Object.values(item).map(one => one.operationId))
      .filter(id => /complaint/i.test(id));
    expect(operations.length).toBeGreaterThan(8);
    expect(operations.filter(id => /delete|remove|hide|withdraw|edit|discard|move|transfer|export/i.test(id))).toEqual([]);
    // What the role may change of one is where it stands; of whom and by whom it is, and every word, stays.
    const rows = await runSql(database.ownerUrl, [
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.table_name IN ('complaint', 'complaint_message') AND has_column_privilege('jishan_app', c.table_name, c.column_name, 'UPDATE') ORDER BY 1`,
    ]);
    expect(rows.map(row => row['name'])).toEqual(['complaint.message_count', 'complaint.since', 'complaint.status']);
    // The secretary, the administrator and cadres handle none; who is asked over HTTP is in complaints.readers.e2e-spec.ts.
    expect(villageActions['complaints.handle']).toEqual(['supervisor']);
    const functions = await runSql(database.ownerUrl, [
      `SELECT proname::text AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND proname ~ '^complaint' ORDER BY 1`,
    ]);
    expect(functions.map(row => row['name'])).toEqual(['complaints_below', 'complaints_below_counts']);
  });

  it('6: no black list', () => {
    expect([...columns, ...properties, ...paths].filter(name => /black_?list|shame|worst|bottom/i.test(name))).toEqual([]);
  });
});
