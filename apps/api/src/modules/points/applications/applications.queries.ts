import {
  QUEUE_RECENT_ITEMS,
  type ApplicationStatus,
  type ApplicationView,
  type Page,
  type PhotoView,
  type QueueItem,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { mayRead, ownHouseholds } from '../points.access';
import { applicationView, RULE_COLUMNS, type ApplicationRow } from '../points.view';

const APPLICATION_COLUMNS = `a.id, a.status, a.household_id, h.name AS household_name, g.name AS group_name, a.member_id, m.name AS member_name,
  CASE WHEN f.id <> m.id THEN f.name END AS filed_by_name, a.text, a.points_awarded, a.submitted_at, a.decided_at, a.decided_by_role, a.decision_reason, a.version, ${RULE_COLUMNS}
  FROM points_application a
  JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
  JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
  JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  JOIN person m ON m.village_id = a.village_id AND m.id = a.member_id
  JOIN person f ON f.village_id = a.village_id AND f.id = a.filed_by_person_id`;

interface RecentRow {
  of_id: string;
  id: string;
  title: string;
  status: ApplicationStatus;
  submitted_at: Date;
  points_awarded: number | null;
}

/** The only reader of applications. */
@Injectable()
export class ApplicationsQueries {
  constructor(private readonly links: MediaLinks) {}

  /** Of the households one may act for, newest first. */
  async mine(
    tx: Tx,
    who: VillageActor,
    query: { cursor?: string; limit?: number; status?: ApplicationStatus },
  ): Promise<Page<ApplicationView>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string]>(query.cursor, ['string']);
    const rows = await tx.query<ApplicationRow[]>(
      `SELECT ${APPLICATION_COLUMNS} WHERE a.village_id = $1 AND a.household_id = ANY($2) AND ($3::text IS NULL OR a.status = $3) AND ($4::uuid IS NULL OR a.id < $4)
       ORDER BY a.id DESC LIMIT $5`,
      [tx.villageId, await ownHouseholds(tx, who), query.status ?? null, after?.[0] ?? null, limit + 1],
    );
    return this.withPhotos(
      tx,
      pageOf(
        rows,
        limit,
        row => row,
        row => [row.id],
      ),
      false,
    );
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or neither one's own nor one's to review. */
  async one(tx: Tx, who: VillageActor, applicationId: string): Promise<ApplicationView> {
    const [row] = await tx.query<ApplicationRow[]>(`SELECT ${APPLICATION_COLUMNS} WHERE a.village_id = $1 AND a.id = $2`, [
      tx.villageId,
      applicationId,
    ]);
    const allowed = await mayRead(tx, who, row);
    const photos = await this.photosOf(tx, [allowed.id], allowed.reviewing);
    return applicationView(allowed, photos.get(allowed.id) ?? []);
  }

  /** What waits for this reviewer, oldest first; never a case of the own household, nor of one that they act for. */
  async queue(
    tx: Tx,
    who: VillageActor,
    query: { cursor?: string; limit?: number; groupId?: string; ruleId?: string },
  ): Promise<Page<QueueItem>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string]>(query.cursor, ['string']);
    const rows = await tx.query<(ApplicationRow & { cap_used: number | null; month_cap: number | null; month_used: number })[]>(
      `SELECT CASE WHEN r.cap_times IS NOT NULL THEN coalesce((SELECT u.used FROM points_cap_use u WHERE u.village_id = a.village_id AND u.rule_id = coalesce(r.origin_rule_id, r.id)
           AND u.subject_id = CASE r.cap_subject WHEN 'member' THEN a.member_id ELSE a.household_id END
           AND u.period_start = date_trunc(r.cap_period, a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date), 0) END AS cap_used,
         CASE r.started_by WHEN 'villager' THEN s.household_month_cap END AS month_cap,
         coalesce((SELECT m.points FROM points_month_use m WHERE m.village_id = a.village_id AND m.household_id = a.household_id
           AND m.month_start = date_trunc('month', a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date), 0) AS month_used, ${APPLICATION_COLUMNS}
       WHERE a.village_id = $1 AND a.status = 'submitted' AND a.household_id <> ALL ($2) AND $3 NOT IN (a.member_id, a.filed_by_person_id)
         AND ($4::uuid IS NULL OR h.group_id = $4) AND ($5::uuid IS NULL OR a.rule_id = $5) AND ($6::uuid IS NULL OR a.id > $6)
       ORDER BY a.id LIMIT $7`,
      [
        tx.villageId,
        await ownHouseholds(tx, who),
        who.personId,
        query.groupId ?? null,
        query.ruleId ?? null,
        after?.[0] ?? null,
        limit + 1,
      ],
    );
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.id],
    );
    const photos = await this.photosOf(
      tx,
      page.items.map(row => row.id),
      true,
    );
    const recent = await this.recentOf(
      tx,
      page.items.map(row => row.id),
    );
    return {
      ...page,
      items: page.items.map(row => ({
        ...applicationView(row, photos.get(row.id) ?? []),
        capUsed: row.cap_used,
        monthUse: row.month_cap === null ? null : { used: row.month_used, cap: row.month_cap },
        recent: recent.get(row.id) ?? [],
      })),
    };
  }

  private async withPhotos(tx: Tx, page: Page<ApplicationRow>, reviewing: boolean): Promise<Page<ApplicationView>> {
    const photos = await this.photosOf(
      tx,
      page.items.map(row => row.id),
      reviewing,
    );
    return { ...page, items: page.items.map(row => applicationView(row, photos.get(row.id) ?? [])) };
  }

  /** When a photo was taken is for those who review. */
  private async photosOf(tx: Tx, applicationIds: readonly string[], reviewing: boolean): Promise<Map<string, PhotoView[]>> {
    const rows = await tx.query<(PhotoRow & { application_id: string })[]>(
      `SELECT p.application_id, o.id, o.village_id AS "villageId", o.width, o.height, o.captured_at AS "capturedAt" FROM points_application_photo p
       JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id
       WHERE p.village_id = $1 AND p.application_id = ANY($2) ORDER BY p.application_id, p.position`,
      [tx.villageId, applicationIds],
    );
    const photos = new Map<string, PhotoView[]>();
    for (const row of rows) {
      const view = this.links.photo(reviewing ? row : { ...row, capturedAt: null });
      photos.set(row.application_id, [...(photos.get(row.application_id) ?? []), view]);
    }
    return photos;
  }

  private async recentOf(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, QueueItem['recent']>> {
    const rows = await tx.query<RecentRow[]>(
      `SELECT q.id AS of_id, b.id, b.title, b.status, b.submitted_at, b.points_awarded FROM points_application q
       CROSS JOIN LATERAL (SELECT a.id, r.title, a.status, a.submitted_at, a.points_awarded FROM points_application a JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
         WHERE a.village_id = q.village_id AND a.household_id = q.household_id AND a.id <> q.id ORDER BY a.id DESC LIMIT $3) b
       WHERE q.village_id = $1 AND q.id = ANY($2)`,
      [tx.villageId, applicationIds, QUEUE_RECENT_ITEMS],
    );
    const recent = new Map<string, QueueItem['recent']>();
    for (const row of rows) {
      const item = {
        id: row.id,
        ruleTitle: row.title,
        status: row.status,
        submittedAt: row.submitted_at.toISOString(),
        pointsAwarded: row.points_awarded,
      };
      recent.set(row.of_id, [...(recent.get(row.of_id) ?? []), item]);
    }
    return recent;
  }
}
