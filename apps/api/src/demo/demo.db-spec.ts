import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../../test/fresh-database';
import { runSql } from '../../test/run-sql';
import { demoLogins } from '../modules/identity';
import { loadConfig, type Config } from '../platform/config/config';
import { FieldCipher } from '../platform/crypto';
import { fillDemo } from './fill-demo';
import { demoPeople, knownPeople } from './known-people';

const key = () => randomBytes(32).toString('base64');

describe('the demo county', () => {
  let database: FreshDatabase;
  let config: Config;
  let mediaDir: string;
  const seconds: Record<string, number> = {};
  beforeAll(async () => {
    database = await freshDatabase();
    mediaDir = await mkdtemp(join(tmpdir(), 'jishan-demo-media-'));
    config = loadConfig({
      DATABASE_URL: database.appUrl, JISHAN_TOKEN_KEY: key(), JISHAN_PHONE_KEY: key(), JISHAN_PHONE_INDEX_KEY: key(), JISHAN_MEDIA_KEY: key(), JISHAN_PICKUP_KEY: key(),
      JISHAN_MEDIA_DIR: mediaDir, JISHAN_DEMO: 'true', LOG_LEVEL: 'silent',
    });
    const filled = await fillDemo({ config, ownerUrl: database.ownerUrl, say: (part, _counts, took) => { seconds[part] = took; } });
    expect(filled).toBe(true);
  }, 120_000);
  afterAll(async () => {
    await database.drop();
    await rm(mediaDir, { recursive: true, force: true });
  });
  const sql = (text: string) => runSql(database.ownerUrl, [text]);
  const one = async (text: string): Promise<unknown> => Object.values((await sql(text))[0] ?? {})[0];

  it('has its places, all marked as demo', async () => {
    expect(await sql('SELECT kind, count(*)::int AS n FROM organization WHERE demo GROUP BY kind ORDER BY kind')).toEqual([
      { kind: 'city', n: 1 }, { kind: 'county', n: 1 }, { kind: 'township', n: 2 }, { kind: 'village', n: 3 },
    ]);
    expect(await one('SELECT count(*)::int FROM organization WHERE NOT demo')).toBe(0);
  });

  it('has a biggest village of 11 groups, 120 households and about 400 persons', async () => {
    const [row] = await sql(`SELECT (SELECT count(*)::int FROM village_group g WHERE g.village_id = o.id) AS groups, (SELECT count(*)::int FROM household h WHERE h.village_id = o.id) AS households,
      (SELECT count(*)::int FROM person p WHERE p.village_id = o.id) AS persons FROM organization o WHERE o.name = '桠溪村'`);
    expect(row).toMatchObject({ groups: 11, households: 120 });
    expect(row?.persons).toBeGreaterThan(360);
    expect(row?.persons).toBeLessThan(440);
    expect(await one('SELECT count(*)::int FROM household h LEFT JOIN person p ON p.village_id = h.village_id AND p.id = h.head_person_id AND p.household_id = h.id WHERE p.id IS NULL')).toBe(0);
  });

  it('knows everybody who can log in, in the right office', async () => {
    const rows = await sql('SELECT username FROM password_credential ORDER BY username');
    expect(rows.map(row => row['username'])).toEqual(demoLogins.map(({ username }) => username).sort());
    for (const known of demoPeople) {
      const [row] = await sql(`SELECT p.name, h.name AS household, h.head_person_id = p.id AS head, ARRAY(SELECT role FROM village_role r WHERE r.person_id = p.id) AS roles
        FROM password_credential c JOIN person p ON p.account_id = c.account_id JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id WHERE c.username = '${known.username}'`);
      expect(row).toEqual({ name: known.name, household: known.household, head: known.head, roles: known.role === null ? [] : [known.role] });
    }
    expect(await sql(`SELECT o.name, r.role FROM password_credential c JOIN organization_role r USING (account_id) JOIN organization o ON o.id = r.organization_id WHERE username = 'xiangzhen'`)).toEqual([
      { name: '和平彝族乡', role: 'township_officer' },
    ]);
  });

  it('keeps duties apart', async () => {
    expect(await one('SELECT count(*)::int FROM (SELECT person_id FROM village_role GROUP BY person_id HAVING count(*) > 1) AS doubled')).toBe(0);
    expect(await one(`SELECT count(DISTINCT village_id)::int FROM village_role WHERE role = 'village_admin'`)).toBe(3);
  });

  it('has newcomers on the roster whose phone fits and who have no account', async () => {
    const cipher = new FieldCipher(config);
    for (const known of Object.values(knownPeople)) {
      const rows = await sql(`SELECT p.name, p.account_id, h.name AS household, g.name AS group_name FROM person p JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
        JOIN village_group g ON g.village_id = p.village_id AND g.id = h.group_id WHERE p.phone_index = '\\x${cipher.phoneIndex(known.phone).toString('hex')}'`);
      expect(rows).toEqual([{ name: known.name, account_id: null, household: known.household, group_name: known.group }]);
    }
  });

  it('gives no child an account or a phone, and leaves some grown-ups without', async () => {
    expect(await one('SELECT count(*)::int FROM person WHERE minor AND (account_id IS NOT NULL OR phone_index IS NOT NULL)')).toBe(0);
    expect(await one('SELECT count(*)::int FROM person WHERE NOT minor AND phone_index IS NULL')).toBeGreaterThan(10);
    expect(await one('SELECT count(*)::int FROM person WHERE minor')).toBeGreaterThan(30);
  });

  it('is filled once: a second run changes nothing', async () => {
    const count = () => one('SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM audit_entry) + (SELECT count(*) FROM outbox_event)');
    const before = await count();
    expect(await fillDemo({ config, ownerUrl: database.ownerUrl })).toBe(false);
    expect(await count()).toBe(before);
  });
});
