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

  it('5: points are never sold or given away: no kind of transfer leads from wallet to wallet, none names money', async () => {
    const [row] = await runSql(database.ownerUrl, [
      `SELECT pg_get_constraintdef(oid) AS kinds FROM pg_constraint WHERE conname = 'ck_ledger_transfer_kind'`,
    ]);
    expect(String(row?.['kinds'])).not.toMatch(/gift|transfer|sell|cash|withdraw/);
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

  it('6: no black list', () => {
    expect([...columns, ...properties, ...paths].filter(name => /black_?list|shame|worst|bottom/i.test(name))).toEqual([]);
  });
});
