import {
  HONOUR_MIN_HOUSEHOLDS,
  maskName,
  PARTICIPATION_MAX_GROUPS,
  periodDays,
  TELLABLE_MIN_HOUSEHOLDS,
  type HonourAbsence,
  type HonourBandView,
  type HonourItem,
  type HonourQuery,
  type HonourRoll,
  type ParticipationView,
  type PeriodKey,
} from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { villageSettings } from '../../identity';
import { untellable } from '../tellable.rules';
import { decidesOnRoll } from './honour-opt-out';
import { bandCuts, bandOf, pointsToNextBand, type PointsStep } from './honour.rules';

/** Households of the village or of one group ($4), with what each earned from $2 until before $3; by months, so it does not grow with the ledger. */
const EARNED = `SELECT h.id, h.name, h.group_id, coalesce(e.earned, 0)::int AS earned
  FROM household h
  LEFT JOIN (SELECT m.household_id, sum(m.earned) AS earned FROM points_month_total m
             WHERE m.village_id = $1 AND m.month >= $2::date AND m.month < $3::date GROUP BY m.household_id) e ON e.household_id = h.id
  WHERE h.village_id = $1 AND h.closed_at IS NULL AND h.created_at < ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND ($4::uuid IS NULL OR h.group_id = $4)`;

interface Scope {
  readonly period: PeriodKey;
  readonly groupId?: string;
}
const scopeValues = (tx: Tx, { period, groupId }: Scope): unknown[] => {
  const { from, before } = periodDays(period);
  return [tx.villageId, from, before, groupId ?? null];
};

/** Upper bands only, without places and without anybody's points; the reader's own household is told its own. */
export async function readHonourRoll(tx: Tx, who: VillageActor, query: HonourQuery): Promise<HonourRoll> {
  const settings = await villageSettings(tx);
  const beginnings = { period: query.period, namesMasked: settings.maskNames };
  if (!settings.honourRoll) return { ...beginnings, absence: 'off', items: [], bands: [], own: await ownStanding(tx, who, query, []) };
  const { cuts, absence } = await readBands(tx, query);
  const [page, own] = [await readItems(tx, who, query, cuts, settings.maskNames), await ownStanding(tx, who, query, cuts)];
  return { ...beginnings, ...page, absence, bands: cuts, own };
}

async function readBands(tx: Tx, scope: Scope): Promise<{ cuts: HonourBandView[]; absence: HonourAbsence | null }> {
  const steps = await tx.query<PointsStep[]>(
    `SELECT earned, count(*)::int AS households FROM (${EARNED}) h GROUP BY earned ORDER BY earned DESC`,
    scopeValues(tx, scope),
  );
  const households = steps.reduce((sum, step) => sum + step.households, 0);
  const cuts = bandCuts(
    steps.filter(step => step.earned > 0),
    households,
  );
  if (cuts.length > 0) return { cuts, absence: null };
  return { cuts, absence: households < HONOUR_MIN_HOUSEHOLDS ? 'too_few_households' : 'nobody_yet' };
}

interface ItemRow {
  id: string;
  name: string;
  group_name: string | null;
  group_position: number;
  earned: number;
}

/** In the order of groups and ids: it tells nothing about points, and the cursor nothing about names that are masked. */
async function readItems(
  tx: Tx,
  who: VillageActor,
  query: HonourQuery,
  cuts: readonly HonourBandView[],
  masked: boolean,
): Promise<{ items: readonly HonourItem[]; nextCursor?: string }> {
  const lowest = cuts.at(-1);
  if (!lowest) return { items: [] };
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, number, string]>(query.cursor, ['number', 'number', 'string']);
  const rows = await tx.query<(ItemRow & { below: number })[]>(
    `SELECT * FROM (
       SELECT h.id, h.name, g.name AS group_name, coalesce(g.position, 2147483647) AS group_position, h.earned, (h.earned < $5)::int AS below
       FROM (${EARNED}) h LEFT JOIN village_group g ON g.village_id = $1 AND g.id = h.group_id
       WHERE h.earned >= $6 AND NOT EXISTS (SELECT FROM points_honour_opt_out o WHERE o.village_id = $1 AND o.household_id = h.id)) r
     WHERE $7::numeric IS NULL OR (r.below, r.group_position, r.id::text) > ($7::numeric, $8::numeric, $9)
     ORDER BY r.below, r.group_position, r.id::text LIMIT $10`,
    [
      ...scopeValues(tx, query),
      cuts[0]?.fromPoints ?? 0,
      lowest.fromPoints,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit + 1,
    ],
  );
  return pageOf(
    rows,
    limit,
    row => ({
      householdId: row.id,
      householdName: masked && row.id !== who.householdId ? maskName(row.name) : row.name,
      groupName: row.group_name,
      band: bandOf(cuts, row.earned) ?? lowest.band,
      own: row.id === who.householdId,
    }),
    row => [row.below, row.group_position, row.id],
  );
}

/** What only the household itself is told. */
async function ownStanding(tx: Tx, who: VillageActor, scope: Scope, cuts: readonly HonourBandView[]): Promise<HonourRoll['own']> {
  if (who.householdId === null) return null;
  const [row] = await tx.query<{ earned: number; opted_out: boolean; group_id: string | null }[]>(
    `SELECT h.earned, h.group_id, EXISTS (SELECT FROM points_honour_opt_out o WHERE o.village_id = $1 AND o.household_id = h.id) AS opted_out
     FROM (${EARNED}) h WHERE h.id = $5`,
    [...scopeValues(tx, { period: scope.period }), who.householdId],
  );
  if (!row) return null;
  // A roll of another group says nothing about this household.
  const concerns = scope.groupId === undefined || scope.groupId === row.group_id;
  return {
    earned: row.earned,
    band: concerns ? bandOf(cuts, row.earned) : null,
    toNextBand: concerns ? pointsToNextBand(cuts, row.earned) : null,
    optedOut: row.opted_out,
    mayOptOut: await decidesOnRoll(tx, who),
  };
}

interface GroupRow {
  group_id: string | null;
  group_name: string | null;
  households: number;
  taking_part: number;
}

/** Households that earned anything, of all households, per group; of groups in which everybody knows who that is, only how many live there (0049). */
export async function readParticipation(tx: Tx, period: PeriodKey): Promise<ParticipationView> {
  const rows = await tx.query<GroupRow[]>(
    `SELECT h.group_id, g.name AS group_name, count(*)::int AS households, count(*) FILTER (WHERE h.earned > 0)::int AS taking_part
     FROM (${EARNED}) h LEFT JOIN village_group g ON g.village_id = $1 AND g.id = h.group_id
     GROUP BY h.group_id, g.name, g.position ORDER BY g.position NULLS LAST, g.name LIMIT $5`,
    [...scopeValues(tx, { period }), PARTICIPATION_MAX_GROUPS],
  );
  const untold = untellable(rows.map(row => ({ name: row.group_id ?? '', households: row.households })));
  const households = rows.reduce((sum, row) => sum + row.households, 0);
  return {
    period,
    households,
    takingPart: households < TELLABLE_MIN_HOUSEHOLDS ? null : rows.reduce((sum, row) => sum + row.taking_part, 0),
    groups: rows.map(row => ({
      groupId: row.group_id,
      groupName: row.group_name,
      households: row.households,
      takingPart: untold.has(row.group_id ?? '') ? null : row.taking_part,
    })),
  };
}
