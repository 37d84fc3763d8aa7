import { NOTICE_TITLE_MAX_CHARS } from '@jishan/contracts';
import { plannedDeductions } from '../src/demo/data/deductions.texts';
import { plannedNotices } from '../src/demo/data/notices.texts';
import { plannedComplaints } from '../src/demo/data/complaints.texts';
import { plannedThreads } from '../src/demo/data/parlour.texts';
import { Letters } from '../src/modules/parlour/letters';
import { FieldCipher } from '../src/platform/crypto';
import { hasPersonalNumber } from '../src/platform/moderation';
import type { FilledDemo } from './filled-demo';

/**
 * Public life in the demo county: cases that only read. They are asked of the county that the caller has filled, for a filling takes half a
 * minute.
 */
export function livesInPublic(demo: () => FilledDemo): void {
  const asked: Asked = {
    demo,
    sql: text => demo().sql(text),
    one: text => demo().one(text),
  };
  speaksAndListens(asked);
  sharesAndServes(asked);
  takesPoints(asked);
  keepsRecords(asked);
}

interface Asked {
  readonly demo: () => FilledDemo;
  readonly sql: FilledDemo['sql'];
  readonly one: FilledDemo['one'];
}

/** What the inbox of a demo login tells, by kind. */
async function linesOf({ sql }: Asked, username: string): Promise<unknown[]> {
  const rows = await sql(
    `SELECT i.kind FROM inbox_item i JOIN person p ON p.village_id = i.village_id AND p.id = i.person_id JOIN password_credential c ON c.account_id = p.account_id WHERE c.username = '${username}'`,
  );
  return rows.map(row => row['kind']);
}

function speaksAndListens({ demo, sql, one }: Asked): void {
  it('has notices: pinned, to be acknowledged, withdrawn; people with and without receipts', async () => {
    const [row] =
      await sql(`SELECT count(*) FILTER (WHERE pinned)::int AS pinned, count(*) FILTER (WHERE must_acknowledge AND acknowledge_by > now())::int AS asked, count(*) FILTER (WHERE withdrawn_at IS NOT NULL)::int AS withdrawn
      FROM notice n JOIN organization o ON o.id = n.village_id WHERE o.name = '桠溪村'`);
    expect(row).toEqual({ pinned: 2, asked: 1, withdrawn: 1 });
    const [receipts] =
      await sql(`SELECT count(*) FILTER (WHERE opened_at IS NULL)::int AS unopened, count(*) FILTER (WHERE acknowledged_at IS NOT NULL)::int AS acknowledged, count(*) FILTER (WHERE told_in_person_at IS NOT NULL)::int AS told,
      count(*) FILTER (WHERE greatest(delivered_at, opened_at, acknowledged_at, told_in_person_at) > now())::int AS ahead FROM notice_receipt`);
    expect(receipts).toMatchObject({ ahead: 0 });
    for (const what of ['unopened', 'acknowledged', 'told']) expect(receipts?.[what]).toBeGreaterThan(50);
    expect(
      plannedNotices.filter(
        ({ title, text }) => hasPersonalNumber(title) || hasPersonalNumber(text) || title.length > NOTICE_TITLE_MAX_CHARS,
      ),
    ).toEqual([]);
  });

  it('has complaints and suggestions in every state, one waiting for too long, each readable by its supervisor, and words that open only with the key', async () => {
    const rows = await sql(
      'SELECT status, overdue, first_id, first_cipher FROM village v CROSS JOIN LATERAL complaint_rows(v.id) ORDER BY status',
    );
    expect(rows.map(row => `${String(row['status'])} ${String(row['overdue'])}`)).toEqual(['answered false', 'closed false', 'open true']);
    const cipher = new FieldCipher(demo().config);
    const words = rows.map(row => cipher.decrypt('complaint_message', 'text', String(row['first_id']), row['first_cipher'] as Buffer));
    expect(words.sort()).toEqual(plannedComplaints.map(plan => plan.words).sort());
    expect(
      await one(
        'SELECT count(*)::int FROM complaint c WHERE NOT EXISTS (SELECT FROM complaint_supervisors(c.village_id, c.author_person_id, c.about_person_id))',
      ),
    ).toBe(0);
    // Not read by its author: filed by another account than is at that place.
    expect(
      await one(
        'SELECT count(*)::int FROM complaint c JOIN person p ON p.village_id = c.village_id AND p.id = c.author_person_id WHERE c.author_account_id IS DISTINCT FROM p.account_id',
      ),
    ).toBe(0);
  });

  it('has letters in every state, one overdue, and private words that open only with the key', async () => {
    const rows = await sql(`SELECT visibility, status, count(*)::int AS n FROM parlour_thread GROUP BY 1, 2 ORDER BY 1, 2`);
    expect(rows.map(row => `${String(row['visibility'])} ${String(row['status'])}`)).toEqual([
      'open answered',
      'open closed',
      'open waiting',
      'private answered',
      'private closed',
      'private waiting',
    ]);
    expect(await one(`SELECT count(*)::int FROM parlour_thread WHERE due_at < now()`)).toBe(1);
    const letters = new Letters(new FieldCipher(demo().config));
    const sealed = await sql(
      `SELECT m.id, m.text_cipher FROM parlour_message m JOIN parlour_thread t ON t.village_id = m.village_id AND t.id = m.thread_id WHERE t.visibility = 'private' ORDER BY m.id`,
    );
    const words = sealed.map(row =>
      letters.readMessage(String(row['id']), { visibility: 'private', text: null, cipher: row['text_cipher'] as Buffer }),
    );
    expect(words).toContain(plannedThreads.find(({ visibility }) => visibility === 'private')?.letter);
    const rated = await sql(`SELECT id, rating_words_cipher FROM parlour_thread WHERE rating_words_cipher IS NOT NULL`);
    expect(
      rated.map(row =>
        letters.readRating(String(row['id']), { visibility: 'private', text: null, cipher: row['rating_words_cipher'] as Buffer }),
      ),
    ).toEqual(['处理得公道。']);
  });
}

function sharesAndServes({ sql, one }: Asked): void {
  it('has a village and a county that show their rules to the others', async () => {
    const rows = await sql(
      `SELECT o.name, t.version, jsonb_array_length(t.rules) > 10 AS long, t.published_at < now() - interval '30 days' AS past
       FROM points_standard t JOIN organization o ON o.id = t.organization_id ORDER BY t.published_at`,
    );
    expect(rows).toEqual([
      { name: '金口河区', version: null, long: true, past: true },
      { name: '解放村', version: 1, long: true, past: true },
    ]);
  });

  it('has a family that divided and two that became one, done and on record', async () => {
    const rows = await sql(
      `SELECT c.kind, c.points > 0 AS moved, t.amount = c.points AS posted, f.closed_at IS NOT NULL AS ended, (SELECT count(*)::int FROM household_change_photo p WHERE p.village_id = c.village_id AND p.change_id = c.id) AS photos
       FROM household_change c JOIN household f ON f.village_id = c.village_id AND f.id = c.from_household_id JOIN ledger_transfer t ON t.village_id = c.village_id AND t.cause_id = c.id ORDER BY c.kind`,
    );
    expect(rows).toEqual([
      { kind: 'merge', moved: true, posted: true, ended: true, photos: 1 },
      { kind: 'split', moved: true, posted: true, ended: false, photos: 1 },
    ]);
    expect(await one(`SELECT count(*)::int FROM household_merge WHERE status = 'waiting'`)).toBe(0);
  });

  it('has a list of at least ten services in each village, and requests on their way', async () => {
    const lists = await sql(
      `SELECT count(*)::int AS n FROM checklist_item WHERE kind = 'public_service' AND status = 'in_force' AND jsonb_array_length(steps) > 0 AND jsonb_array_length(legal_basis) > 0 GROUP BY village_id`,
    );
    expect(lists).toHaveLength(3);
    for (const list of lists) expect(list['n']).toBeGreaterThanOrEqual(10);
    const states = (await sql('SELECT DISTINCT status FROM checklist_request ORDER BY status')).map(row => row['status']);
    expect(states).toEqual(['finished', 'open', 'refused', 'waiting_for_applicant', 'withdrawn']);
    expect(
      await one(`SELECT count(*)::int FROM checklist_request r JOIN checklist_request_step s ON s.village_id = r.village_id AND s.request_id = r.id
      WHERE s.done_at IS NOT NULL AND EXISTS (SELECT 1 FROM person p WHERE p.village_id = r.village_id AND p.id = s.done_by_person_id AND p.household_id = r.household_id)`),
    ).toBe(0);
    expect(
      await one(`SELECT count(*)::int FROM checklist_request r JOIN checklist_request_step s ON s.village_id = r.village_id AND s.request_id = r.id AND s.position = r.current_step
      WHERE r.status = 'open' AND s.due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date AND r.escalated_at IS NULL`),
    ).toBe(0);
    expect(
      await one(`SELECT count(*)::int FROM checklist_request_step s WHERE s.done_at IS NOT NULL AND s.result IN ('photo', 'text_and_photo') AND NOT EXISTS (SELECT 1 FROM checklist_request_event e
      JOIN checklist_request_photo p ON p.village_id = e.village_id AND p.request_id = e.request_id AND p.event_seq = e.seq WHERE e.village_id = s.village_id AND e.request_id = s.request_id AND e.kind = 'step_done' AND e.step_position = s.position)`),
    ).toBe(0);
  });
}

function takesPoints(asked: Asked): void {
  const { sql, one } = asked;

  it('has a village that takes points: a case in every state, heard first, with what was waived', async () => {
    const rows = await sql(
      `SELECT d.status, o.name, d.waived, d.posted_at < now() AS past FROM points_deduction d JOIN organization o ON o.id = d.village_id ORDER BY d.opened_at`,
    );
    expect(rows.map(row => row['status'])).toEqual(['reversed', 'posted', 'cancelled', 'posted', 'withdrawn', 'appealed', 'notified']);
    expect(rows).toHaveLength(plannedDeductions.length);
    expect(new Set(rows.map(row => row['name']))).toEqual(new Set(['解放村']));
    expect(rows.some(row => Number(row['waived']) > 0)).toBe(true);
    expect(await one(`SELECT count(*)::int FROM ledger_transfer WHERE kind = 'deduction'`)).toBe(3);
    expect(
      await one(
        `SELECT count(*)::int FROM points_rule WHERE category = 'negative' AND village_id IN (SELECT id FROM organization WHERE name <> '解放村')`,
      ),
    ).toBe(0);
    expect(await linesOf(asked, 'koufen')).toContain('deduction_notified');
    expect(
      await one(`SELECT count(*)::int FROM points_deduction d JOIN person p ON p.village_id = d.village_id AND p.household_id = d.household_id JOIN password_credential c ON c.account_id = p.account_id
      WHERE c.username = 'koufen' AND d.status = 'notified' AND d.appeal_until > now()`),
    ).toBe(1);
  });

  it('has a village whose year of points is nearly over: households know what goes when', async () => {
    const [row] = await sql(
      `SELECT count(DISTINCT r.household_id)::int AS told, count(DISTINCT r.last_day)::int AS days, min(r.last_day - (now() AT TIME ZONE 'Asia/Shanghai')::date)::int AS left, min(o.name) AS name
       FROM points_expiry_reminder r JOIN organization o ON o.id = r.village_id`,
    );
    expect(row).toMatchObject({ days: 1, name: '顺河村' });
    expect(row?.['told']).toBeGreaterThan(20);
    expect(row?.['left']).toBeGreaterThan(7);
    expect(row?.['left']).toBeLessThan(20);
    expect(await linesOf(asked, 'qixian')).toContain('points_expiring');
    const [next] = await sql(
      `SELECT x.points, a.balance FROM person p JOIN password_credential c ON c.account_id = p.account_id JOIN ledger_account a ON a.village_id = p.village_id AND a.household_id = p.household_id AND a.kind = 'wallet'
       CROSS JOIN LATERAL points_expiring(p.village_id, p.household_id) x WHERE c.username = 'qixian'`,
    );
    expect(next?.['points']).toBe(next?.['balance']);
    expect(next?.['points']).toBeGreaterThan(0);
  });
}

function keepsRecords({ sql, one }: Asked): void {
  it('knows what its photos look like: a neighbour’s picture that was sent once more waits beside the first one', async () => {
    expect(await one('SELECT count(*)::int FROM points_application_photo WHERE picture_hash IS NULL OR band_4 IS NULL')).toBe(0);
    const copies = await sql(
      `SELECT a.status, b.status AS earlier, a.household_id <> b.household_id AS others, a.submitted_at > b.submitted_at AS later FROM points_photo_match m
       JOIN points_application a ON a.village_id = m.village_id AND a.id = m.application_id JOIN points_application b ON b.village_id = m.village_id AND b.id = m.earlier_application_id
       JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id JOIN organization o ON o.id = m.village_id WHERE o.name = '桠溪村' AND r.lane = 'fast'`,
    );
    expect(copies).toContainEqual({ status: 'submitted', earlier: 'credited', others: true, later: true });
    expect(copies.every(row => row['later'])).toBe(true);
    const waiting = await sql(
      `SELECT EXISTS (SELECT FROM points_photo_match m WHERE m.village_id = a.village_id AND m.application_id = a.id) AS marked FROM points_application a WHERE a.status = 'submitted'`,
    );
    expect(waiting.filter(row => row['marked']).length).toBeLessThan(waiting.length / 2);
  });

  it('shows the minutes of the meeting that adopted the rules', async () => {
    const rows = await sql(
      `SELECT s.version, m.width, m.uploaded_by_account_id = p.account_id AS by_recorder FROM points_rule_set s JOIN points_rule_decision_photo f ON f.village_id = s.village_id AND f.decision_id = s.decision_id
       JOIN media_object m ON m.village_id = f.village_id AND m.id = f.media_id JOIN points_rule_decision d ON d.village_id = s.village_id AND d.id = s.decision_id
       JOIN person p ON p.village_id = d.village_id AND p.id = d.recorded_by_person_id WHERE s.status = 'in_force'`,
    );
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ version: 1, width: 720, by_recorder: true })));
  });

  it('owes nothing, and leaves little unread in anybody’s inbox', async () => {
    expect(await one('SELECT count(*)::int FROM outbox_event WHERE done_at IS NULL')).toBe(0);
    expect(
      await one(
        'SELECT max(n)::int FROM (SELECT count(*) FILTER (WHERE read_at IS NULL) AS n FROM inbox_item GROUP BY village_id, person_id) AS unread',
      ),
    ).toBeLessThanOrEqual(2);
    expect(
      await one(
        `SELECT count(*)::int FROM inbox_item i JOIN person p ON p.village_id = i.village_id AND p.id = i.person_id JOIN password_credential c ON c.account_id = p.account_id WHERE c.username = 'cunmin'`,
      ),
    ).toBeGreaterThan(3);
  });

  it('has activities past, coming, full and cancelled, honours, and points for them that agree with the books', async () => {
    expect(await sql('SELECT * FROM activities_verify(NULL)')).toEqual([]);
    const [row] =
      await sql(`SELECT count(*) FILTER (WHERE settled_at IS NOT NULL)::int AS settled, count(*) FILTER (WHERE starts_at > now())::int AS coming, count(*) FILTER (WHERE cancelled_at IS NOT NULL)::int AS cancelled,
        count(*) FILTER (WHERE starts_at > now() AND seats_taken = capacity)::int AS crowded FROM activity a JOIN organization o ON o.id = a.village_id WHERE o.name = '桠溪村'`);
    expect(row).toEqual({ settled: 3, coming: 2, cancelled: 1, crowded: 1 });
    expect(await one(`SELECT count(*)::int FROM activity_sign_up WHERE state = 'waiting'`)).toBeGreaterThan(0);
    expect(await one('SELECT count(*)::int FROM activity_presence WHERE points > 0')).toBeGreaterThan(80);
    expect(
      await one(
        `SELECT count(*)::int FROM activity_presence p JOIN person m ON m.village_id = p.village_id AND m.id = p.person_id WHERE m.account_id IS NULL AND p.means <> 'list'`,
      ),
    ).toBe(0);
    expect(await one('SELECT count(*)::int FROM honour WHERE points IS NOT NULL')).toBeGreaterThan(10);
  });
}
