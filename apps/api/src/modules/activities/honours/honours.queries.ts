import { maskName, mayInVillage, type HonoursQuery, type HonourView, type Page } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { householdsOf, secondHandOf, villageSettings } from '../../identity';
import { recusedHouseholds } from '../../points';
import { actingRole, seesEveryHonour } from '../activities.access';

interface HonourRow {
  id: string;
  household_id: string;
  household_name: string;
  group_name: string | null;
  village_name: string;
  title: string;
  period: string;
  granted_on: string;
  /** To the microsecond, as the cursor needs it. */
  granted_key: string;
  citation: string;
  points: number | null;
  points_asked: number | null;
  points_refuse_reason: string | null;
  granted_by_person_id: string;
  granted_at: Date;
  photo: Omit<PhotoRow, 'capturedAt'> | null;
  shown: boolean;
  own: boolean;
  revoked_at: Date | null;
  revoke_reason: string | null;
}

/** `$2` are the households one may act for, `$3` whether one sees every honour by office. */
const SELECT = `SELECT o.id, o.household_id, h.name AS household_name, g.name AS group_name, v.name AS village_name, o.title, o.period, to_char(o.granted_on, 'YYYY-MM-DD') AS granted_on, o.granted_at::text AS granted_key,
    o.citation, o.points, o.points_asked, o.points_refuse_reason, o.granted_by_person_id, o.granted_at, o.shown, o.household_id = ANY($2::uuid[]) AS own, o.revoked_at, o.revoke_reason,
    CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('villageId', m.village_id, 'id', m.id, 'width', m.width, 'height', m.height) END AS photo
  FROM honour o JOIN household h ON h.village_id = o.village_id AND h.id = o.household_id
  JOIN organization v ON v.id = o.village_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  LEFT JOIN media_object m ON m.village_id = o.village_id AND m.id = o.media_id
  WHERE o.village_id = $1 AND (o.household_id = ANY($2::uuid[]) OR $3::boolean OR (o.shown AND o.revoked_at IS NULL))`;

@Injectable()
export class HonoursQueries {
  constructor(private readonly links: MediaLinks) {}

  /** The roll: what is in force, the newest first; or everything the own household has had. */
  async list(tx: Tx, who: VillageActor, query: HonoursQuery): Promise<Page<HonourView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string, string]>(query.cursor, ['string', 'string', 'string']);
    const households = await householdsOf(tx, who.personId);
    const rows = await tx.query<HonourRow[]>(
      `${SELECT} AND CASE $4 WHEN 'own' THEN o.household_id = ANY($2::uuid[]) ELSE o.revoked_at IS NULL AND (o.shown OR $3) END
         AND ($5::date IS NULL OR (o.granted_on, o.granted_at, o.id) < ($5, $6::timestamptz, $7::uuid))
       ORDER BY o.granted_on DESC, o.granted_at DESC, o.id DESC LIMIT $8`,
      [
        tx.villageId,
        households,
        seesEveryHonour(who),
        query.shelf ?? 'roll',
        before?.[0] ?? null,
        before?.[1] ?? null,
        before?.[2] ?? null,
        limit + 1,
      ],
    );
    const view = await this.viewer(tx, who);
    return pageOf(rows, limit, view, row => [row.granted_on, row.granted_key, row.id]);
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or its household stays off the roll. */
  async one(tx: Tx, who: VillageActor, honourId: string): Promise<HonourView> {
    const [row] = await tx.query<HonourRow[]>(`${SELECT} AND o.id = $4`, [
      tx.villageId,
      await householdsOf(tx, who.personId),
      seesEveryHonour(who),
      honourId,
    ]);
    if (!row) throw notFound();
    return (await this.viewer(tx, who))(row);
  }

  /** On the roll a household's name is shortened where the village wants that; the own one, and by office, it is whole. */
  private async viewer(tx: Tx, who: VillageActor): Promise<(row: HonourRow) => HonourView> {
    const { maskNames } = await villageSettings(tx);
    const office = seesEveryHonour(who);
    const grants = mayInVillage(who.roles, 'honours.grant');
    const isSecondHand = grants ? await secondHandOf(tx, who.personId, actingRole(who)) : () => false;
    const recused = grants ? await recusedHouseholds(tx, who) : [];
    const waits = (row: HonourRow): boolean =>
      row.points_asked !== null && row.points === null && row.points_refuse_reason === null && row.revoked_at === null;
    const mayRefuse = (row: HonourRow): boolean =>
      grants && waits(row) && row.granted_by_person_id !== who.personId && !recused.includes(row.household_id);
    return row => ({
      id: row.id,
      householdId: row.household_id,
      householdName: maskNames && !row.own && !office ? maskName(row.household_name) : row.household_name,
      groupName: row.group_name,
      villageName: row.village_name,
      title: row.title,
      period: row.period,
      grantedOn: row.granted_on,
      citation: row.citation,
      points: row.points,
      pointsAsked: waits(row) && (office || row.own) ? row.points_asked : null,
      pointsRefused:
        office && row.points_refuse_reason !== null ? { points: row.points_asked ?? 0, reason: row.points_refuse_reason } : null,
      mayConfirm: mayRefuse(row) && isSecondHand(row.granted_by_person_id, row.granted_at),
      mayRefuse: mayRefuse(row),
      photo: row.photo && this.links.photo({ ...row.photo, capturedAt: null }),
      shown: row.shown,
      own: row.own,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revokeReason: row.revoke_reason,
    });
  }
}
