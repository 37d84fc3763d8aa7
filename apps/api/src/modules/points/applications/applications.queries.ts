import {
  needsTwo,
  RUNNING_APPLICATION_STATUSES,
  type ApplicationsQuery,
  type ApplicationStatus,
  type ApplicationView,
  type Page,
  type PhotoSource,
  type PhotoView,
  type QueueItem,
  type QueueQuery,
  type RecordedDeedsQuery,
  type SimilarPhoto,
  type WaitingCount,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { newestPage } from '../../../platform/http/newest-page';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { villageSettings } from '../../identity';
import { readCourse } from '../panel/course.queries';
import { checkDueOn } from '../panel/panel.terms';
import { mayCheck, mayRead, ownHouseholds, recusedHouseholds } from '../points.access';
import { applicationView, ruleView, RULE_COLUMNS, type ApplicationMedia, type ApplicationRow, type Viewer } from '../points.view';
import { householdHistory, NO_HISTORY } from './household-history.queries';

/** The name of the joined `person` who did something to the case `a` for its member `m`: X 代 Y. What the office that filed it (`f`) did, its role says. */
const inTheirStead = (person: string): string =>
  `CASE WHEN ${person}.id <> m.id AND (a.filed_by_role IS NULL OR ${person}.id <> f.id) THEN ${person}.name END`;

/** `a` is the application, from the table or from a page of it. */
const columnsFrom = (
  source: string,
): string => `a.id, a.status, a.household_id, h.name AS household_name, g.name AS group_name, a.member_id, m.name AS member_name,
  ${inTheirStead('f')} AS filed_by_name, ${inTheirStead('sb')} AS supplemented_by_name, ${inTheirStead('wb')} AS withdrawn_by_name, a.filed_by_role, CASE WHEN a.filed_by_role IS NOT NULL THEN f.id END AS recorder_id, a.text, a.voice_id, v.milliseconds AS voice_milliseconds, a.points_awarded, a.submitted_at, coalesce(a.waits_since, a.submitted_at) AS waits_since, a.submitted_at::text AS submitted_key, a.decided_at, a.decided_by_role, a.decision_reason, a.checked_at, a.version, ${RULE_COLUMNS}
  FROM ${source} a
  JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
  JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
  JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  JOIN person m ON m.village_id = a.village_id AND m.id = a.member_id
  JOIN person f ON f.village_id = a.village_id AND f.id = a.filed_by_person_id
  LEFT JOIN person sb ON sb.village_id = a.village_id AND sb.id = a.supplemented_by_person_id
  LEFT JOIN person wb ON wb.village_id = a.village_id AND wb.id = a.withdrawn_by_person_id
  LEFT JOIN media_voice v ON v.village_id = a.village_id AND v.id = a.voice_id`;
/** To be followed by WHERE. */
export const APPLICATION_COLUMNS = columnsFrom('points_application');

/** How often the rule, in all its versions, was credited in the cap's running period; and what the household was credited this month. */
export const CAP_USED = `CASE WHEN r.cap_times IS NOT NULL THEN coalesce((SELECT u.used FROM points_cap_use u WHERE u.village_id = a.village_id AND u.rule_id = coalesce(r.origin_rule_id, r.id)
    AND u.subject_id = CASE r.cap_subject WHEN 'member' THEN a.member_id ELSE a.household_id END
    AND u.period_start = date_trunc(r.cap_period, a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date), 0) END AS cap_used,
  CASE r.started_by WHEN 'villager' THEN s.household_month_cap END AS month_cap,
  coalesce((SELECT m.points + m.carried FROM points_month_use m WHERE m.village_id = a.village_id AND m.household_id = a.household_id
    AND m.month_start = date_trunc('month', a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date), 0) AS month_used`;

/** `a` the application: in `$1` the village, of none of `$2`, not about `$3` themselves; `$4` may check what a panel will decide, `$5` says above which points two do. */
const WAITS_FOR_REVIEWER = `a.village_id = $1 AND a.status = 'submitted' AND a.household_id <> ALL ($2) AND $3 NOT IN (a.member_id, a.filed_by_person_id)
  AND ($4 OR EXISTS (SELECT FROM points_rule r WHERE r.village_id = a.village_id AND r.id = a.rule_id AND r.lane = 'fast' AND ($5 = 0 OR r.points_min <= $5)))`;
/** Of those the oldest, before anything is joined: of the group `$6` or all, by the rule `$7` or all, behind (`$8`, `$9`), `$10` at most; of the household `$11` or all. */
const QUEUE_PAGE = `(SELECT a.* FROM points_application a WHERE ${WAITS_FOR_REVIEWER}
    AND ($6::uuid IS NULL OR EXISTS (SELECT FROM household h WHERE h.village_id = a.village_id AND h.id = a.household_id AND h.group_id = $6))
    AND ($7::uuid IS NULL OR a.rule_id = $7) AND ($11::uuid IS NULL OR a.household_id = $11) AND ($8::timestamptz IS NULL OR (a.submitted_at, a.id) > ($8, $9::uuid))
  ORDER BY a.submitted_at, a.id LIMIT $10)`;

export interface QueueRow extends ApplicationRow {
  cap_used: number | null;
  month_cap: number | null;
  month_used: number;
}

const PHOTO_COLUMNS = `o.id, o.village_id AS "villageId", o.width, o.height, o.captured_at AS "capturedAt", o.source`;
interface PhotoOfRow extends PhotoRow {
  source: PhotoSource | null;
}
interface SimilarRow extends PhotoOfRow {
  application_id: string;
  photo_id: string;
  title: string;
  submitted_at: Date;
  status: ApplicationStatus;
  same_household: boolean;
}

/** Of a list by (time of submission, id), in either direction. */
const submittedPage = <R extends ApplicationRow>(rows: readonly R[], limit: number): Page<R> =>
  pageOf(
    rows,
    limit,
    row => row,
    row => [row.submitted_key, row.id],
  );

/** By its rule, because it is on that way already, or because it must: what its rule gives at least is more than one person may give. */
async function goesThroughPanel(tx: Tx, row: ApplicationRow): Promise<boolean> {
  if (row.lane === 'full' || row.checked_at !== null) return true;
  const { twoDecideAbovePoints } = await villageSettings(tx);
  return row.status === 'submitted' && needsTwo(ruleView(row), twoDecideAbovePoints) === 'always';
}

/** Reads applications one by one, as those of a household, of who wrote them down, and as the queue; other lists of them show what this makes of a row. */
@Injectable()
export class ApplicationsQueries {
  constructor(private readonly links: MediaLinks) {}

  /** Of the households one may act for, newest first. */
  async mine(tx: Tx, who: VillageActor, query: ApplicationsQuery): Promise<Page<ApplicationView>> {
    const statuses = query.state === 'running' ? RUNNING_APPLICATION_STATUSES : null;
    const { source, values, limit } = newestPage(tx.villageId, await ownHouseholds(tx, who), query, {
      table: 'points_application',
      time: 'submitted_at',
      where: '($6::text IS NULL OR r.status = $6) AND ($7::text[] IS NULL OR r.status = ANY ($7))',
    });
    const rows = await tx.query<ApplicationRow[]>(`SELECT ${columnsFrom(source)} ORDER BY a.submitted_at DESC, a.id DESC`, [
      ...values,
      query.status ?? null,
      statuses,
    ]);
    return this.withPhotos(tx, who, submittedPage(rows, limit), false);
  }

  /** What this cadre wrote down, newest first. */
  async recorded(tx: Tx, who: VillageActor, query: RecordedDeedsQuery): Promise<Page<ApplicationView>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<ApplicationRow[]>(
      `SELECT ${APPLICATION_COLUMNS} WHERE a.village_id = $1 AND a.filed_by_person_id = $2 AND a.filed_by_role IS NOT NULL AND ($3::timestamptz IS NULL OR (a.submitted_at, a.id) < ($3, $4::uuid))
       ORDER BY a.submitted_at DESC, a.id DESC LIMIT $5`,
      [tx.villageId, who.personId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return this.withPhotos(tx, who, submittedPage(rows, limit), false);
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or neither one's own nor one's to review. */
  async one(tx: Tx, who: VillageActor, applicationId: string): Promise<ApplicationView> {
    const [row] = await tx.query<ApplicationRow[]>(`SELECT ${APPLICATION_COLUMNS} WHERE a.village_id = $1 AND a.id = $2`, [
      tx.villageId,
      applicationId,
    ]);
    const allowed = await mayRead(tx, who, row);
    const photos = await this.photosOf(tx, [allowed.id], allowed.reviewing);
    return applicationView(
      allowed,
      this.media(tx, allowed, photos),
      await this.viewer(tx, who),
      (await goesThroughPanel(tx, allowed)) ? await readCourse(tx, allowed.id) : null,
      allowed.status === 'submitted' ? checkDueOn(await villageSettings(tx), allowed.waits_since) : null,
    );
  }

  /** What waits for this reviewer, oldest first; never a case of the own household, one that they act for, or a relative's. */
  async queue(tx: Tx, who: VillageActor, query: QueueQuery): Promise<Page<QueueItem>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<QueueRow[]>(`SELECT ${CAP_USED}, ${columnsFrom(QUEUE_PAGE)} ORDER BY a.submitted_at, a.id`, [
      ...(await this.reviewer(tx, who)),
      query.groupId ?? null,
      query.ruleId ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
      query.householdId ?? null,
    ]);
    const page = submittedPage(rows, limit);
    return { ...page, items: await this.queueItems(tx, who, page.items) };
  }

  /** How many are in the whole queue; none of them is read. */
  async queueCount(tx: Tx, who: VillageActor): Promise<WaitingCount> {
    const [counted] = await tx.query<WaitingCount[]>(
      `SELECT count(*)::int AS waiting FROM points_application a WHERE ${WAITS_FOR_REVIEWER}`,
      await this.reviewer(tx, who),
    );
    return { waiting: counted?.waiting ?? 0 };
  }

  private async reviewer(tx: Tx, who: VillageActor): Promise<unknown[]> {
    const { twoDecideAbovePoints } = await villageSettings(tx);
    return [tx.villageId, await recusedHouseholds(tx, who), who.personId, mayCheck(who), twoDecideAbovePoints];
  }

  /** With all that somebody who judges looks at. */
  async queueItems(tx: Tx, who: VillageActor, rows: readonly QueueRow[]): Promise<QueueItem[]> {
    const ids = rows.map(row => row.id);
    const photos = await this.photosOf(tx, ids, true);
    const similar = await this.similarOf(tx, ids);
    const history = await householdHistory(tx, ids);
    const settings = await villageSettings(tx);
    const today = villageDay(new Date());
    const viewer = await this.viewer(tx, who);
    return rows.map(row => {
      const dueOn = checkDueOn(settings, row.waits_since);
      return {
        ...applicationView(row, this.media(tx, row, photos), viewer),
        capUsed: row.cap_used,
        monthUse: row.month_cap === null ? null : { used: row.month_used, cap: row.month_cap },
        dueOn,
        twoDecideAbove: settings.twoDecideAbovePoints,
        overdue: dueOn < today,
        similar: similar.get(row.id) ?? [],
        ...(history.get(row.id) ?? NO_HISTORY),
      };
    });
  }

  async withPhotos(tx: Tx, who: VillageActor, page: Page<ApplicationRow>, reviewing: boolean): Promise<Page<ApplicationView>> {
    const photos = await this.photosOf(
      tx,
      page.items.map(row => row.id),
      reviewing,
    );
    const viewer = await this.viewer(tx, who);
    return { ...page, items: page.items.map(row => applicationView(row, this.media(tx, row, photos), viewer)) };
  }

  private async viewer(tx: Tx, who: VillageActor): Promise<Viewer> {
    return { personId: who.personId, households: await ownHouseholds(tx, who) };
  }

  /** When a photo was taken is for those who review. */
  private async photosOf(tx: Tx, applicationIds: readonly string[], reviewing: boolean): Promise<Map<string, PhotoView[]>> {
    const rows = await tx.query<(PhotoOfRow & { application_id: string })[]>(
      `SELECT p.application_id, ${PHOTO_COLUMNS} FROM points_application_photo p JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id
       WHERE p.village_id = $1 AND p.application_id = ANY($2) ORDER BY p.application_id, p.position`,
      [tx.villageId, applicationIds],
    );
    const photos = new Map<string, PhotoView[]>();
    for (const row of rows) photos.set(row.application_id, [...(photos.get(row.application_id) ?? []), this.photo(row, reviewing)]);
    return photos;
  }

  private media({ villageId }: Tx, row: ApplicationRow, photos: ReadonlyMap<string, readonly PhotoView[]>): ApplicationMedia {
    const { voice_id: id, voice_milliseconds: milliseconds } = row;
    return { photos: photos.get(row.id) ?? [], voice: this.links.voiceOf({ villageId, id, milliseconds }) };
  }

  private photo(row: PhotoOfRow, reviewing: boolean): PhotoView {
    return { ...this.links.photo(reviewing ? row : { ...row, capturedAt: null }), source: row.source };
  }

  /** Photos that look nearly like one of these, the nearest first. */
  private async similarOf(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, SimilarPhoto[]>> {
    const rows = await tx.query<SimilarRow[]>(
      `SELECT m.application_id, mine.media_id AS photo_id, ${PHOTO_COLUMNS}, r.title, b.submitted_at, b.status, b.household_id = a.household_id AS same_household
       FROM points_photo_match m
       JOIN points_application a ON a.village_id = m.village_id AND a.id = m.application_id
       JOIN points_application_photo mine ON mine.village_id = m.village_id AND mine.application_id = m.application_id AND mine.position = m.position
       JOIN points_application b ON b.village_id = m.village_id AND b.id = m.earlier_application_id
       JOIN points_rule r ON r.village_id = b.village_id AND r.id = b.rule_id
       JOIN points_application_photo p ON p.village_id = m.village_id AND p.application_id = m.earlier_application_id AND p.position = m.earlier_position
       JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id
       WHERE m.village_id = $1 AND m.application_id = ANY($2) ORDER BY m.application_id, m.position, m.distance, m.earlier_application_id`,
      [tx.villageId, applicationIds],
    );
    const similar = new Map<string, SimilarPhoto[]>();
    for (const row of rows) {
      const view = {
        photoId: row.photo_id,
        earlier: this.photo(row, true),
        ruleTitle: row.title,
        submittedAt: row.submitted_at.toISOString(),
        status: row.status,
        sameHousehold: row.same_household,
      };
      similar.set(row.application_id, [...(similar.get(row.application_id) ?? []), view]);
    }
    return similar;
  }
}
