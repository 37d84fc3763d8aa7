import {
  maskName,
  maskPersonName,
  RELATIVES_MAX_HOUSEHOLDS,
  RELATIVES_SEARCH_ITEMS,
  type DeclareRelative,
  type RelativesView,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import { BY_PINYIN } from '../../../platform/db/list-order';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { relativeBySplit, relativeOwn, relativesTooMany } from '../points.errors';

interface RelativeRow {
  id: string;
  name: string;
  group_name: string | null;
  members: string[];
  ends_at?: Date | null;
}

const HOUSEHOLD_COLUMNS = `h.id, h.name, g.name AS group_name,
    ARRAY(SELECT p.name FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id ORDER BY p.created_at, p.id LIMIT 12) AS members
  FROM household h LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id`;

const view = (rows: readonly RelativeRow[]): RelativesView => ({
  households: rows.map(row => ({
    householdId: row.id,
    householdName: row.name,
    groupName: row.group_name,
    memberNames: row.members,
    endsOn: row.ends_at ? villageDay(row.ends_at) : null,
  })),
});

/** Those $2 must step aside for by their own word, each once, in the village $1; `ends_at` of those where every word was taken back. */
const HELD = `(SELECT r.household_id, CASE WHEN bool_and(r.until IS NOT NULL) THEN max(r.until) END AS ends_at FROM points_held($1) r
    WHERE r.person_id = $2 AND r.declared GROUP BY r.household_id)`;

export async function readRelatives(tx: Tx, who: VillageActor): Promise<RelativesView> {
  return view(
    await tx.query<RelativeRow[]>(
      `SELECT held.ends_at, ${HOUSEHOLD_COLUMNS} JOIN ${HELD} held ON held.household_id = h.id
       WHERE h.village_id = $1 AND h.closed_at IS NULL ORDER BY h.name ${BY_PINYIN}, h.id LIMIT $3`,
      [tx.villageId, who.personId, RELATIVES_MAX_HOUSEHOLDS],
    ),
  );
}

/**
 * Households by their name, or by that of somebody who lives there; what was written in full first. Reviewers do not read the roster: a name
 * is whole where they wrote it so, and who was shown stands in the audit.
 */
export async function findRelatives(tx: Tx, call: Call, who: VillageActor, name: string): Promise<RelativesView> {
  const rows = await tx.query<(RelativeRow & { known: boolean })[]>(
    `SELECT *, f.name = $3 OR $3 = ANY (f.members) AS known FROM (SELECT ${HOUSEHOLD_COLUMNS} WHERE h.village_id = $1 AND h.closed_at IS NULL AND h.id IS DISTINCT FROM $2::uuid
         AND (strpos(h.name, $3) > 0 OR EXISTS (SELECT FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id AND strpos(p.name, $3) > 0))) f
     ORDER BY known DESC, f.name ${BY_PINYIN}, f.id LIMIT $4`,
    [tx.villageId, who.householdId, name, RELATIVES_SEARCH_ITEMS],
  );
  await audit(tx, call, 'points.relatives.searched', null, { shown: rows.map(row => row.id).join(' ') });
  return view(
    rows.map(row => ({
      ...row,
      name: row.known ? row.name : maskName(row.name),
      members: row.members.map(member => (member === name ? member : maskPersonName(member))),
    })),
  );
}

/** As many as are shown: splits and mergers declare too, and nobody is kept from taking back. What was taken back counts for as long as it holds. */
async function mayHaveMore(tx: Tx, who: VillageActor): Promise<void> {
  const [{ n } = { n: 0 }] = await tx.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ${HELD} held JOIN household h ON h.village_id = $1 AND h.id = held.household_id AND h.closed_at IS NULL`,
    [tx.villageId, who.personId],
  );
  if (n > RELATIVES_MAX_HOUSEHOLDS) throw relativesTooMany({ max: RELATIVES_MAX_HOUSEHOLDS });
}

/**
 * Open cases of the household go to somebody else in the same transaction. Taking the word back brings none of them back, and holds for another
 * `RELATIVE_HOLDS_DAYS`: what somebody wants to decide themselves does not wait that long.
 */
export async function declareRelative(tx: Tx, call: Call, who: VillageActor, wish: DeclareRelative): Promise<RelativesView> {
  const [household] = await tx.query<unknown[]>(
    'SELECT 1 FROM household WHERE village_id = $1 AND id = $2 AND (closed_at IS NULL OR NOT $3::boolean)',
    [tx.villageId, wish.householdId, wish.related],
  );
  if (!household) throw notFound();
  if (wish.householdId === who.householdId) throw relativeOwn();
  await (wish.related ? declare(tx, who, wish.householdId) : takeBack(tx, who, wish.householdId));
  await audit(tx, call, wish.related ? 'points.relative.declared' : 'points.relative.revoked', wish.householdId);
  return readRelatives(tx, who);
}

/** One that was taken back and still holds is simply meant again: the same row, however often somebody thinks better of it. */
const DECLARE = `
  WITH again AS (
    UPDATE points_relative SET revoked_at = NULL WHERE village_id = $1 AND id = (
      SELECT r.id FROM points_relative r WHERE r.village_id = $1 AND r.person_id = $3 AND r.household_id = $4 AND r.revoked_at > now()
        AND NOT EXISTS (SELECT FROM points_relative l WHERE l.village_id = $1 AND l.person_id = $3 AND l.household_id = $4 AND l.revoked_at IS NULL)
      ORDER BY r.revoked_at DESC, r.id LIMIT 1)
    RETURNING 1)
  INSERT INTO points_relative (village_id, id, person_id, household_id) SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT FROM again)
  ON CONFLICT (village_id, person_id, household_id) WHERE revoked_at IS NULL DO NOTHING`;

async function declare(tx: Tx, who: VillageActor, householdId: string): Promise<void> {
  // One at a time of a person: two at once could both find none in force.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`relative ${tx.villageId} ${who.personId}`]);
  await tx.query(DECLARE, [tx.villageId, uuidv7(), who.personId, householdId]);
  await mayHaveMore(tx, who);
  await tx.query('SELECT points_step_aside($1)', [who.personId]);
}

async function takeBack(tx: Tx, who: VillageActor, householdId: string): Promise<void> {
  const kin = await tx.query<unknown[]>('SELECT FROM points_split_kin($1, $2) k(id) WHERE k.id = $3', [
    tx.villageId,
    who.personId,
    householdId,
  ]);
  if (kin.length > 0) throw relativeBySplit();
  await tx.query(
    'UPDATE points_relative SET revoked_at = points_held_until(now()) WHERE village_id = $1 AND person_id = $2 AND household_id = $3 AND revoked_at IS NULL',
    [tx.villageId, who.personId, householdId],
  );
}
