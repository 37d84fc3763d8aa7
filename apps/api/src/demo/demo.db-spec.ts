import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { livesInPublic } from '../../test/demo-life';
import { FilledDemo } from '../../test/filled-demo';
import { freshDatabase } from '../../test/fresh-database';
import { pagesAnEntry } from '../../test/pages-an-entry';
import { runSql } from '../../test/run-sql';
import { demoLogins } from '../modules/identity';
import { FieldCipher } from '../platform/crypto';
import { fillDemo } from './fill-demo';
import { demoPeople, knownPeople } from './known-people';

/** What a visitor reads, counts and looks at: the ids are made of names and would agree whatever stands beside them. */
const CONTENTS = {
  texts: `SELECT id || text FROM points_application UNION ALL SELECT id || title || text FROM notice UNION ALL SELECT id || text FROM checklist_request`,
  points: `SELECT a.kind || coalesce(a.household_id::text, '') || a.balance FROM ledger_account a UNION ALL SELECT id || status || coalesce(points_awarded, 0) FROM points_application`,
  stock: `SELECT s.goods_id || ' ' || s.on_hand || ' ' || s.reserved || ' ' || g.name FROM store_stock s JOIN store_goods g ON g.village_id = s.village_id AND g.id = s.goods_id`,
  photos: `SELECT id || encode(sha256, 'hex') FROM media_object`,
};

describe('the demo county', () => {
  let demo: FilledDemo;
  beforeAll(async () => {
    demo = await FilledDemo.fill();
  }, 120_000);
  afterAll(() => demo.remove());
  const sql = (text: string) => demo.sql(text);
  const one = (text: string) => demo.one(text);

  it('says what it has done, part by part', () => {
    expect(demo.said).toEqual([
      'places',
      'people',
      'rules',
      'standards',
      'applications',
      'activities',
      'store',
      'deductions',
      'expiry',
      'book',
      'history',
      'fund',
      'notices',
      'parlour',
      'complaints',
      'checklists',
      'panels',
      'households',
      'inbox',
    ]);
  });

  it('has its places, all marked as demo', async () => {
    const places = await sql(
      `SELECT concat_ws(' ', o.kind, o.name, above.name) AS place FROM organization o LEFT JOIN organization above ON above.id = o.parent_id WHERE o.demo`,
    );
    const above = 'city 乐山市|county 金口河区 乐山市|township 和平彝族乡 金口河区|township 永胜乡 金口河区|village 桠溪村 和平彝族乡';
    const all = `${above}|village 解放村 和平彝族乡|village 顺河村 永胜乡`.split('|');
    expect(new Set(places.map(row => row['place']))).toEqual(new Set(all));
    expect(await one('SELECT count(*)::int FROM organization WHERE NOT demo')).toBe(0);
  });

  it('has a biggest village of 11 groups, 120 households and about 400 persons', async () => {
    const [row] =
      await sql(`SELECT (SELECT count(*)::int FROM village_group g WHERE g.village_id = o.id) AS groups, (SELECT count(*)::int FROM household h WHERE h.village_id = o.id AND h.closed_at IS NULL) AS households,
      (SELECT count(*)::int FROM person p WHERE p.village_id = o.id) AS persons FROM organization o WHERE o.name = '桠溪村'`);
    expect(row).toMatchObject({ groups: 11, households: 120 });
    expect(row?.persons).toBeGreaterThan(360);
    expect(row?.persons).toBeLessThan(440);
    expect(
      await one(
        'SELECT count(*)::int FROM household h LEFT JOIN person p ON p.village_id = h.village_id AND p.id = h.head_person_id AND p.household_id = h.id WHERE p.id IS NULL AND h.closed_at IS NULL',
      ),
    ).toBe(0);
  });

  it('knows everybody who can log in, in the right office', async () => {
    const rows = await sql('SELECT username FROM password_credential ORDER BY username');
    expect(rows.map(row => row['username'])).toEqual(demoLogins.map(({ username }) => username).sort());
    for (const known of demoPeople) {
      const [row] =
        await sql(`SELECT p.name, h.name AS household, h.head_person_id = p.id AS head, ARRAY(SELECT role FROM village_role r WHERE r.person_id = p.id) AS roles
        FROM password_credential c JOIN person p ON p.account_id = c.account_id JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id WHERE c.username = '${known.username}'`);
      expect(row).toEqual({
        name: known.name,
        household: known.household,
        head: known.head,
        roles: known.role === null ? [] : [known.role],
      });
    }
    expect(
      await sql(
        `SELECT o.name, r.role FROM password_credential c JOIN organization_role r USING (account_id) JOIN organization o ON o.id = r.organization_id WHERE username = 'xiangzhen'`,
      ),
    ).toEqual([{ name: '和平彝族乡', role: 'township_officer' }]);
  });

  it('keeps duties apart', async () => {
    expect(
      await one('SELECT count(*)::int FROM (SELECT person_id FROM village_role GROUP BY person_id HAVING count(*) > 1) AS doubled'),
    ).toBe(0);
    expect(await one(`SELECT count(DISTINCT village_id)::int FROM village_role WHERE role = 'village_admin'`)).toBe(3);
  });

  it('has newcomers on the roster whose phone fits and who have no account', async () => {
    const cipher = new FieldCipher(demo.config);
    for (const known of Object.values(knownPeople)) {
      const rows =
        await sql(`SELECT p.name, p.account_id, h.name AS household, g.name AS group_name FROM person p JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
        JOIN village_group g ON g.village_id = p.village_id AND g.id = h.group_id WHERE p.phone_index = '\\x${cipher.phoneIndex(known.phone).toString('hex')}'`);
      expect(rows).toEqual([{ name: known.name, account_id: null, household: known.household, group_name: known.group }]);
    }
  });

  it('gives no child an account or a phone, and leaves some grown-ups without', async () => {
    expect(await one('SELECT count(*)::int FROM person WHERE minor AND (account_id IS NOT NULL OR phone_index IS NOT NULL)')).toBe(0);
    expect(await one('SELECT count(*)::int FROM person WHERE NOT minor AND phone_index IS NULL')).toBeGreaterThan(10);
    expect(await one('SELECT count(*)::int FROM person WHERE minor')).toBeGreaterThan(30);
  });

  it('has books that agree with every entry', async () => {
    expect(await sql('SELECT * FROM ledger_verify(NULL)')).toEqual([]);
    expect(await sql('SELECT * FROM points_verify_thanks(NULL)')).toEqual([]);
    expect(await sql('SELECT * FROM book_verify(NULL)')).toEqual([]);
    expect(await one('SELECT min(n)::int FROM (SELECT count(*) AS n FROM ledger_block GROUP BY village_id) b')).toBeGreaterThan(20);
    expect(await one('SELECT count(*)::int FROM ledger_transfer')).toBeGreaterThan(1_500);
    // The statement is read by sequence: dates may not run backwards in it.
    expect(
      await one(`SELECT count(*)::int FROM (SELECT t.at, lag(t.at) OVER (PARTITION BY e.village_id, e.account_id ORDER BY e.seq) AS before
      FROM ledger_entry e JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id) AS line WHERE before > at`),
    ).toBe(0);
    expect(await one(`SELECT (max(at) - min(at) > interval '150 days') AND max(at) <= now() FROM ledger_transfer`)).toBe(true);
  });

  it('has applications in every state, most of them credited, none past its cap', async () => {
    const rows = await sql(
      `SELECT a.status, count(*)::int AS n FROM points_application a JOIN organization o ON o.id = a.village_id WHERE o.name = '桠溪村' GROUP BY a.status`,
    );
    const counts = Object.fromEntries(rows.map(row => [row['status'], row['n']])) as Record<string, number>;
    expect(counts['credited']).toBeGreaterThan(1_300);
    for (const status of ['rejected', 'returned', 'withdrawn']) expect(counts[status]).toBeGreaterThan(5);
    expect(
      await one(
        'SELECT count(*)::int FROM points_cap_use u JOIN points_rule r ON r.village_id = u.village_id AND r.id = u.rule_id WHERE u.used > r.cap_times',
      ),
    ).toBe(0);
    expect(
      await one(
        'SELECT count(*)::int FROM points_application a JOIN person p ON p.village_id = a.village_id AND p.id = a.decided_by_person_id WHERE p.household_id = a.household_id',
      ),
    ).toBe(0);
  });

  it('has at least a dozen applications in the queue, with photos, none of a household that tests rely on', async () => {
    const waiting =
      await sql(`SELECT h.name, (SELECT count(*)::int FROM points_application_photo p WHERE p.village_id = a.village_id AND p.application_id = a.id) AS photos FROM points_application a
      JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id JOIN organization o ON o.id = a.village_id WHERE o.name = '桠溪村' AND a.status = 'submitted'`);
    expect(waiting.length).toBeGreaterThanOrEqual(12);
    expect(waiting.every(row => Number(row['photos']) > 0)).toBe(true);
    const known: string[] = [...demoPeople, ...Object.values(knownPeople)].map(({ household }) => household);
    expect(waiting.filter(row => known.includes(String(row['name'])))).toEqual([]);
  });

  it('leaves the caps of the known households unused this week', async () => {
    const names = [...demoPeople, ...Object.values(knownPeople)].map(({ household }) => `'${household}'`).join(', ');
    expect(
      await one(`SELECT count(*)::int FROM points_application a JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id JOIN organization o ON o.id = a.village_id
      WHERE o.name = '桠溪村' AND h.name IN (${names}) AND a.submitted_at > date_trunc('week', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`),
    ).toBe(0);
    expect(
      await one(
        `SELECT count(*)::int FROM points_application a JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id WHERE h.name IN (${names})`,
      ),
    ).toBeGreaterThan(20);
  });

  it('has photos that are really there, each with bytes of its own', async () => {
    const media = await sql('SELECT storage_key, bytes, encode(sha256, $$hex$$) AS sha256 FROM media_object');
    expect(new Set(media.map(row => row['sha256'])).size).toBe(media.length);
    for (const row of media) {
      const bytes = await readFile(join(demo.mediaDir, `${String(row['storage_key'])}.full.jpg`));
      expect(bytes.length).toBe(row['bytes']);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(row['sha256']);
    }
    const last = join(
      demo.mediaDir,
      String(
        await one(
          'SELECT o.storage_key FROM media_object o JOIN points_application_photo p ON p.village_id = o.village_id AND p.media_id = o.id LIMIT 1',
        ),
      ),
    );
    expect(await sharp(`${last}.full.jpg`).metadata()).toMatchObject({ format: 'jpeg', width: 720, height: 540 });
    expect(await sharp(`${last}.thumbnail.jpg`).metadata()).toMatchObject({ format: 'jpeg', width: 320 });
  });

  it('has month totals that agree with every entry, and a roll that somebody is on', async () => {
    expect(await sql('SELECT * FROM ledger_verify_totals(NULL)')).toEqual([]);
    expect(await one('SELECT count(DISTINCT month)::int FROM points_month_total')).toBeGreaterThanOrEqual(6);
  });

  it('has a fund in each village that reaches, with a voucher for whatever came, and a mistake taken back', async () => {
    const rows = await sql(
      `SELECT o.name, (SELECT sum(f.amount_fen) FROM fund_entry f WHERE f.village_id = o.id) - (SELECT sum(l.quantity::bigint * l.unit_cost_fen) FROM store_receipt_line l WHERE l.village_id = o.id) AS money,
         (SELECT count(*)::int FROM fund_entry f WHERE f.village_id = o.id AND f.corrects_entry_id IS NOT NULL) AS corrections,
         (SELECT count(*)::int FROM fund_entry f WHERE f.village_id = o.id AND f.voucher_media_id IS NOT NULL) AS vouchers
       FROM organization o WHERE o.kind = 'village' ORDER BY o.name`,
    );
    expect(rows.map(row => [row['name'], row['corrections'], row['vouchers']])).toEqual([
      ['桠溪村', 1, 6],
      ['解放村', 1, 6],
      ['顺河村', 1, 6],
    ]);
    for (const row of rows) expect(Number(row['money'])).toBeGreaterThan(0);
  });

  it('has a store whose stock and points agree, with redemptions in every state', async () => {
    expect(await sql('SELECT * FROM store_verify(NULL)')).toEqual([]);
    const counts = Object.fromEntries(
      (await sql('SELECT status, count(*)::int AS n FROM store_redemption GROUP BY status')).map(row => [row['status'], row['n']]),
    ) as Record<string, number>;
    expect(counts['fulfilled']).toBeGreaterThan(150);
    for (const status of ['reserved', 'cancelled', 'expired', 'returned']) expect(counts[status]).toBeGreaterThan(0);
    expect(await one('SELECT count(*)::int FROM store_goods WHERE media_id IS NULL')).toBe(0);
    expect(
      await one(
        `SELECT count(*)::int FROM store_redemption r JOIN organization o ON o.id = r.village_id WHERE o.name = '解放村' AND r.channel <> 'counter'`,
      ),
    ).toBe(0);
  });

  it('has books that are verified in one go through them, also before anything has counted their tables', async () => {
    const pages = Object.entries(await pagesAnEntry(demo.database));
    expect(pages.length).toBeGreaterThan(8);
    // An index is asked a few times for an entry; a table that is gone through for each would be hundreds.
    expect(pages.filter(([, anEntry]) => !(anEntry < 20))).toEqual([]);
  });

  it('leaves washing powder on the shelf and points in the wallet of a newcomer’s household', async () => {
    expect(
      await one(`SELECT s.on_hand - s.reserved FROM store_goods g JOIN store_stock s ON s.village_id = g.village_id AND s.goods_id = g.id JOIN organization o ON o.id = g.village_id
      WHERE o.name = '桠溪村' AND g.name = '洗衣粉' AND g.on_shelf`),
    ).toBeGreaterThanOrEqual(10);
    const ours = [...demoPeople, knownPeople.newcomer].filter(person => person.village === '桠溪村');
    for (const household of new Set(ours.map(person => person.household))) {
      expect(
        await one(`SELECT a.balance FROM ledger_account a JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id JOIN organization o ON o.id = h.village_id
        WHERE o.name = '桠溪村' AND h.name = '${household}' AND a.kind = 'wallet'`),
      ).toBeGreaterThanOrEqual(24);
    }
  });

  describe('has a public life: it', () => livesInPublic(() => demo));

  it('is the same county at every filling', async () => {
    const again = await freshDatabase();
    const ids = (url: string) =>
      runSql(url, [
        `SELECT md5(string_agg(id::text, ',' ORDER BY id)) AS ids FROM (SELECT id FROM organization UNION ALL SELECT id FROM person UNION ALL SELECT id FROM points_application UNION ALL SELECT id FROM media_object
      UNION ALL SELECT id FROM store_redemption UNION ALL SELECT id FROM notice UNION ALL SELECT id FROM parlour_thread UNION ALL SELECT id FROM complaint UNION ALL SELECT id FROM complaint_message UNION ALL SELECT id FROM checklist_item UNION ALL SELECT id FROM checklist_request UNION ALL SELECT id FROM points_deduction UNION ALL SELECT application_id FROM points_photo_match) AS everything`,
      ]);
    const said = (url: string, rows: string) =>
      runSql(url, [`SELECT count(c) > 0 AS some, md5(string_agg(c, '|' ORDER BY c)) AS contents FROM (${rows}) AS rows (c)`]);
    try {
      await fillDemo({ config: demo.config, ownerUrl: again.ownerUrl, now: new Date(demo.filledAt) });
      expect(await ids(again.ownerUrl)).toEqual(await ids(demo.database.ownerUrl));
      for (const [what, rows] of Object.entries(CONTENTS)) {
        const first = await said(demo.database.ownerUrl, rows);
        expect([what, first]).toEqual([what, [{ some: true, contents: expect.any(String) as unknown }]]);
        expect([what, await said(again.ownerUrl, rows)]).toEqual([what, first]);
      }
    } finally {
      await again.drop();
    }
  }, 120_000);

  it('is filled once: a second run changes nothing', async () => {
    const count = () =>
      one('SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM audit_entry) + (SELECT count(*) FROM outbox_event)');
    const before = await count();
    expect(await fillDemo({ config: demo.config, ownerUrl: demo.database.ownerUrl })).toBe(false);
    expect(await count()).toBe(before);
  });
});
