import {
  ACTIVITY_MAX_COMPANIONS,
  mayInVillage,
  type ActivitiesQuery,
  type ActivityCompanion,
  type ActivityListItem,
  type ActivitySettlement,
  type ActivityView,
  type MediaView,
  type Page,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks } from '../../../platform/media';
import { householdsOf, ofAnotherHouse } from '../../identity';
import { recusedHouseholds } from '../../points';
import { seesEveryActivity, VISIBLE } from '../activities.access';
import {
  activityItem,
  activityView,
  companionView,
  ITEM_COLUMNS,
  settlementView,
  type ActivityDetailRow,
  type ActivityParts,
  type ActivityRow,
  type CompanionRow,
  type SettlementRow,
} from '../activities.view';

/** The only reader of activities. */
@Injectable()
export class ActivitiesQueries {
  constructor(private readonly links: MediaLinks) {}

  /** What is coming, the next first; or what is past, the latest first. */
  async list(tx: Tx, who: VillageActor, query: ActivitiesQuery): Promise<Page<ActivityListItem>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const coming = (query.shelf ?? 'coming') === 'coming';
    // The exact moment as text: a Date would lose the microseconds that the order has.
    const rows = await tx.query<(ActivityRow & { starts_key: string })[]>(
      `SELECT ${ITEM_COLUMNS('$2::uuid')}, a.starts_at::text AS starts_key FROM activity a
       WHERE a.village_id = $1 AND ${VISIBLE('$3::boolean', '$4::uuid[]')} AND (a.cancelled_at IS NULL AND a.ends_at > now()) = $5::boolean
         AND ($6::timestamptz IS NULL OR CASE WHEN $5 THEN (a.starts_at, a.id) > ($6, $7::uuid) ELSE (a.starts_at, a.id) < ($6, $7::uuid) END)
       ORDER BY a.starts_at ${coming ? 'ASC' : 'DESC'}, a.id ${coming ? 'ASC' : 'DESC'} LIMIT $8`,
      [
        tx.villageId,
        who.personId,
        seesEveryActivity(who),
        await householdsOf(tx, who.personId),
        coming,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
      ],
    );
    const now = new Date();
    return pageOf(
      rows,
      limit,
      row => activityItem(row, row.photo && this.links.photo({ ...row.photo, capturedAt: null }), now),
      row => [row.starts_key, row.id],
    );
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or not meant for the reader. */
  async one(tx: Tx, who: VillageActor, activityId: string): Promise<ActivityView> {
    const households = await householdsOf(tx, who.personId);
    const [row] = await tx.query<ActivityDetailRow[]>(
      `SELECT ${ITEM_COLUMNS('$2::uuid')}, a.text, a.audience, a.walk_ins, a.version, a.author_person_id, p.name AS author_name, a.author_role, a.published_at, a.cancel_reason,
         (SELECT r.title FROM points_rule r WHERE r.village_id = a.village_id AND r.id = a.rule_id) AS rule_title,
         ARRAY(SELECT g.name FROM village_group g WHERE g.village_id = a.village_id AND g.id = ANY(a.group_ids) ORDER BY g.position, g.name) AS group_names
       FROM activity a JOIN person p ON p.village_id = a.village_id AND p.id = a.author_person_id
       WHERE a.village_id = $1 AND a.id = $5 AND ${VISIBLE('$3::boolean', '$4::uuid[]')}`,
      [tx.villageId, who.personId, seesEveryActivity(who), households, activityId],
    );
    if (!row) throw notFound();
    const parts: ActivityParts = {
      before: await this.photos(tx, activityId, 'before'),
      after: await this.photos(tx, activityId, 'after'),
      settlements: await settlements(tx, activityId),
      companions: await companions(tx, who, activityId, households),
      toSettle: mayInVillage(who.roles, 'activities.settle') ? await toSettle(tx, activityId, await recusedHouseholds(tx, who)) : null,
    };
    return activityView(row, parts, who, new Date());
  }

  private async photos(tx: Tx, activityId: string, stage: 'before' | 'after'): Promise<MediaView[]> {
    const rows = await tx.query<{ id: string; villageId: string; width: number; height: number }[]>(
      `SELECT o.id, o.village_id AS "villageId", o.width, o.height FROM activity_photo f JOIN media_object o ON o.village_id = f.village_id AND o.id = f.media_id
       WHERE f.village_id = $1 AND f.activity_id = $2 AND f.stage = $3 ORDER BY f.position`,
      [tx.villageId, activityId, stage],
    );
    return rows.map(row => this.links.photo({ ...row, capturedAt: null }));
  }
}

async function settlements(tx: Tx, activityId: string): Promise<ActivitySettlement[]> {
  const rows = await tx.query<SettlementRow[]>(
    'SELECT nth, persons, capped, points, by_role, at FROM activity_settlement WHERE village_id = $1 AND activity_id = $2 ORDER BY nth',
    [tx.villageId, activityId],
  );
  return rows.map(settlementView);
}

/** Oneself first, then the own household, then those one acts for. */
async function companions(tx: Tx, who: VillageActor, activityId: string, households: readonly string[]): Promise<ActivityCompanion[]> {
  const rows = await tx.query<CompanionRow[]>(
    `SELECT p.id AS person_id, p.name, h.id AS household_id, h.name AS household_name, CASE WHEN u.state <> 'withdrawn' THEN u.state END AS sign_up,
       (SELECT count(*)::int FROM activity_sign_up w WHERE w.village_id = u.village_id AND w.activity_id = u.activity_id AND w.state = 'waiting' AND w.place <= u.place) AS waiting_place,
       r.present, r.points, r.reversed_at IS NOT NULL AS reversed, CASE WHEN r.present THEN i.name ELSE s.name END AS helper_name
     FROM activity a JOIN household h ON h.village_id = a.village_id AND h.id = ANY($3::uuid[]) AND (a.audience = 'village' OR h.group_id = ANY(a.group_ids))
     JOIN person p ON p.village_id = h.village_id AND p.household_id = h.id AND NOT p.minor
     LEFT JOIN activity_sign_up u ON u.village_id = a.village_id AND u.activity_id = a.id AND u.person_id = p.id
     LEFT JOIN activity_presence r ON r.village_id = a.village_id AND r.activity_id = a.id AND r.person_id = p.id
     LEFT JOIN person s ON s.village_id = u.village_id AND s.id = u.signed_by_person_id AND u.state <> 'withdrawn'
       AND ${ofAnotherHouse('s', 'identity_household_at(u.village_id, u.person_id, u.signed_at)', 'u.signed_at')}
     LEFT JOIN person i ON i.village_id = r.village_id AND i.id = r.recorded_by_person_id AND r.means <> 'list'
       AND ${ofAnotherHouse('i', 'r.household_id', 'r.recorded_at')}
     WHERE a.village_id = $1 AND a.id = $2
     ORDER BY p.id = $4 DESC, h.id = $5 DESC, h.name, p.created_at, p.id LIMIT $6`,
    [tx.villageId, activityId, households, who.personId, who.householdId, ACTIVITY_MAX_COMPANIONS],
  );
  return rows.map(row => companionView(row, who));
}

/** Nobody gives points to the own household, nor to one that they act for, nor to relatives. */
async function toSettle(tx: Tx, activityId: string, households: readonly string[]): Promise<{ others: number; own: number }> {
  const [row] = await tx.query<{ others: number; own: number }[]>(
    `SELECT (count(*) FILTER (WHERE p.household_id <> ALL ($3::uuid[])))::int AS others, (count(*) FILTER (WHERE p.household_id = ANY ($3::uuid[])))::int AS own
     FROM activity_presence p WHERE p.village_id = $1 AND p.activity_id = $2 AND p.present AND p.settlement_id IS NULL`,
    [tx.villageId, activityId, households],
  );
  return row ?? { others: 0, own: 0 };
}
