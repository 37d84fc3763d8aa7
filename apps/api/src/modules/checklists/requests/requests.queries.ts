import type { ChecklistQueuePage, ChecklistQueueQuery, MyRequestsQuery, Page, RequestListItem, RequestView } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { newestPage } from '../../../platform/http/newest-page';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { isMine, isOnes, maySee, standingOf, workingPost } from '../checklists.access';
import { listItemOf, REQUEST_COLUMNS, requestColumnsFrom, type EventRow, type RequestRow, type StepRow } from './request.rows';
import { requestView, type PhotosBySeq } from './request.view';

/** Sorts after every limit: what waits for the applicant. */
const NO_LIMIT = '9999-12-31';

/**
 * `mine` ($5): steps of my posts; for the secretary also what is late, and what nobody else can work. `all`: whatever runs and I may
 * see. Never the own household, nor what was merged into it ($2).
 */
const QUEUE_SCOPE = `r.village_id = $1 AND r.household_id <> ALL($2::uuid[]) AND r.status IN ('open', 'waiting_for_applicant')
  AND CASE WHEN $5::text = 'all' THEN $6::boolean OR h.group_id = $4::uuid
    ELSE r.status = 'open' AND (s.post = ANY($3::text[]) OR (s.post = 'group_leader' AND h.group_id = $4::uuid)
      OR ('secretary' = ANY($3::text[]) AND (r.escalated_at IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM village_role v JOIN person p ON p.village_id = v.village_id AND p.id = v.person_id LEFT JOIN household ph ON ph.village_id = p.village_id AND ph.id = p.household_id
        WHERE v.village_id = r.village_id AND v.role = s.post AND p.household_id IS DISTINCT FROM CASE WHEN h.closed_at IS NULL THEN r.household_id ELSE identity_successor(r.village_id, r.household_id) END AND (s.post <> 'group_leader' OR ph.group_id = h.group_id))))) END`;

/** The only reader of requests. */
@Injectable()
export class RequestsQueries {
  constructor(private readonly links: MediaLinks) {}

  private async householdsAskedFrom(tx: Tx, who: VillageActor): Promise<string[]> {
    const rows = await tx.query<{ household_id: string }[]>(
      'SELECT DISTINCT household_id FROM checklist_request WHERE village_id = $1 AND applicant_id = $2',
      [tx.villageId, who.personId],
    );
    return rows.map(row => row.household_id);
  }

  /** Of the households one may act for, and what one asked for oneself wherever one lived then; newest first. */
  async mine(tx: Tx, who: VillageActor, query: MyRequestsQuery): Promise<Page<RequestListItem>> {
    const { households } = await standingOf(tx, who);
    const { source, values, limit } = newestPage(
      tx.villageId,
      [...new Set([...households, ...(await this.householdsAskedFrom(tx, who))])],
      query,
      {
        table: 'checklist_request',
        time: 'started_at',
        where: `($6::text IS NULL OR (r.status IN ('open', 'waiting_for_applicant')) = ($6 = 'running')) AND (r.household_id = ANY ($7::uuid[]) OR r.applicant_id = $8)`,
      },
    );
    const rows = await tx.query<RequestRow[]>(`SELECT ${requestColumnsFrom(source)} ORDER BY r.started_at DESC, r.id DESC`, [
      ...values,
      query.state ?? null,
      households,
      who.personId,
    ]);
    const today = villageDay(new Date());
    return pageOf(
      rows,
      limit,
      row => listItemOf(row, today),
      row => [row.started_key, row.id],
    );
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or neither one's own nor one's business. */
  async one(tx: Tx, who: VillageActor, requestId: string): Promise<RequestView> {
    const [row] = await tx.query<RequestRow[]>(`SELECT ${REQUEST_COLUMNS} WHERE r.village_id = $1 AND r.id = $2`, [
      tx.villageId,
      requestId,
    ]);
    const standing = await standingOf(tx, who);
    if (!row || !maySee(standing, row)) throw notFound();
    const mine = isMine(standing, row);
    const steps = await tx.query<StepRow[]>(
      `SELECT position, title, detail, post, due_days, deciding_body, result, published, started_at, due_on::text, done_at, done_by_role, note
       FROM checklist_request_step WHERE village_id = $1 AND request_id = $2 ORDER BY position`,
      [tx.villageId, requestId],
    );
    const events = await tx.query<EventRow[]>(
      `SELECT e.seq, e.kind, e.at, e.role, e.step_position, s.title AS step_title, e.text FROM checklist_request_event e
       LEFT JOIN checklist_request_step s ON s.village_id = e.village_id AND s.request_id = e.request_id AND s.position = e.step_position
       WHERE e.village_id = $1 AND e.request_id = $2 ORDER BY e.seq`,
      [tx.villageId, requestId],
    );
    const mayWork = row.status === 'open' && workingPost(standing, row, row.post) !== null;
    return requestView({
      row,
      steps,
      events,
      photos: await this.photosOf(tx, requestId, !isOnes(standing, row)),
      today: villageDay(new Date()),
      mine,
      mayWork,
    });
  }

  /** What waits for this person's posts, the nearest limit first; never a case of the own household. */
  async queue(tx: Tx, who: VillageActor, query: ChecklistQueueQuery): Promise<ChecklistQueuePage> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string, string]>(query.cursor, ['string', 'string', 'string']);
    const standing = await standingOf(tx, who);
    const today = villageDay(new Date());
    const scope = [
      tx.villageId,
      standing.ownHouseholds,
      standing.posts,
      standing.ledGroupId,
      query.scope ?? 'mine',
      standing.seesAll,
      today,
    ];
    const due = `CASE WHEN r.status = 'open' THEN s.due_on ELSE '${NO_LIMIT}'::date END`;
    const rows = await tx.query<RequestRow[]>(
      `SELECT ${REQUEST_COLUMNS} WHERE ${QUEUE_SCOPE} AND ($8::text IS NULL OR (r.status = 'open' AND s.due_on < $7::date)) AND ($9::date IS NULL OR (${due}, r.started_at, r.id) > ($9::date, $10::timestamptz, $11::uuid))
       ORDER BY ${due}, r.started_at, r.id LIMIT $12`,
      [...scope, query.overdue ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
    );
    // Only what the scope asks for: names and items of a page's rows are no business of a count over all of them.
    const [counts] = await tx.query<{ waiting: number; overdue: number }[]>(
      `SELECT (count(*) FILTER (WHERE r.status = 'open'))::int AS waiting, (count(*) FILTER (WHERE r.status = 'open' AND s.due_on < $7::date))::int AS overdue
       FROM checklist_request r JOIN checklist_request_step s ON s.village_id = r.village_id AND s.request_id = r.id AND s.position = r.current_step
       JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id WHERE ${QUEUE_SCOPE}`,
      scope,
    );
    const page = pageOf(
      rows,
      limit,
      row => listItemOf(row, today),
      row => [row.status === 'open' ? (row.due_on ?? NO_LIMIT) : NO_LIMIT, row.started_key, row.id],
    );
    return { ...page, waiting: counts?.waiting ?? 0, overdue: counts?.overdue ?? 0 };
  }

  /** When a photo was taken is for those who check it. */
  private async photosOf(tx: Tx, requestId: string, checking: boolean): Promise<PhotosBySeq> {
    const rows = await tx.query<(PhotoRow & { event_seq: number })[]>(
      `SELECT p.event_seq, o.id, o.village_id AS "villageId", o.width, o.height, o.captured_at AS "capturedAt" FROM checklist_request_photo p
       JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id WHERE p.village_id = $1 AND p.request_id = $2 ORDER BY p.event_seq, p.position`,
      [tx.villageId, requestId],
    );
    const photos: PhotosBySeq = new Map();
    for (const row of rows)
      photos.set(row.event_seq, [...(photos.get(row.event_seq) ?? []), this.links.photo(checking ? row : { ...row, capturedAt: null })]);
    return photos;
  }
}
