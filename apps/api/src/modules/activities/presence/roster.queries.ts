import type { Page, PresenceMeans, RosterHousehold, RosterQuery } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import { BY_PINYIN, LAST_POSITION } from '../../../platform/db/list-order';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { groupOfLeader } from '../activities.access';

interface MemberRow {
  person_id: string;
  name: string;
  sign_up: 'going' | 'waiting' | null;
  present: boolean;
  means: PresenceMeans;
  recorded_by_name: string | null;
  points: number | null;
  reversal_reason: string | null;
}
interface HouseholdRow {
  id: string;
  name: string;
  group_name: string | null;
  group_order: number;
  members: MemberRow[];
}

/** Household by household, in the order one walks through the village; where one must sign up, those who did. */
export async function readRoster(tx: Tx, who: VillageActor, activityId: string, query: RosterQuery): Promise<Page<RosterHousehold>> {
  const [known] = await tx.query<unknown[]>('SELECT 1 FROM activity WHERE village_id = $1 AND id = $2', [tx.villageId, activityId]);
  if (!known) throw notFound();
  const leader = await groupOfLeader(tx, who);
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string, string]>(query.cursor, ['number', 'string', 'string']);
  const rows = await tx.query<HouseholdRow[]>(
    `SELECT h.id, h.name, g.name AS group_name, coalesce(g.position, ${LAST_POSITION}) AS group_order,
       jsonb_agg(jsonb_build_object('person_id', p.id, 'name', p.name, 'sign_up', u.state, 'present', coalesce(r.present, false), 'means', r.means,
         'recorded_by_name', b.name, 'points', r.points, 'reversal_reason', r.reversal_reason) ORDER BY p.id = h.head_person_id DESC, p.created_at, p.id) AS members
     FROM activity a
     JOIN household h ON h.village_id = a.village_id AND (a.audience = 'village' OR h.group_id = ANY(a.group_ids))
     JOIN person p ON p.village_id = h.village_id AND p.household_id = h.id AND NOT p.minor
     LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     LEFT JOIN activity_sign_up u ON u.village_id = a.village_id AND u.activity_id = a.id AND u.person_id = p.id AND u.state <> 'withdrawn'
     LEFT JOIN activity_presence r ON r.village_id = a.village_id AND r.activity_id = a.id AND r.person_id = p.id
     LEFT JOIN person b ON b.village_id = r.village_id AND b.id = r.recorded_by_person_id AND b.id <> p.id AND r.present
     WHERE a.village_id = $1 AND a.id = $2 AND (a.walk_ins OR u.person_id IS NOT NULL OR r.present)
       AND (NOT $3::boolean OR h.group_id = $4::uuid) AND ($5::uuid IS NULL OR h.group_id = $5)
       AND ($6 = '' OR strpos(h.name, $6) > 0 OR EXISTS (SELECT 1 FROM person n WHERE n.village_id = h.village_id AND n.household_id = h.id AND strpos(n.name, $6) > 0))
       AND ($7::int IS NULL OR (coalesce(g.position, ${LAST_POSITION}), h.name ${BY_PINYIN}, h.id) > ($7, $8, $9::uuid))
     GROUP BY h.id, h.name, g.name, g.position ORDER BY group_order, h.name ${BY_PINYIN}, h.id LIMIT $10`,
    [
      tx.villageId,
      activityId,
      leader !== null,
      leader?.groupId ?? null,
      query.groupId ?? null,
      query.name?.trim() ?? '',
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit + 1,
    ],
  );
  return pageOf(rows, limit, householdView, row => [row.group_order, row.name, row.id]);
}

const householdView = (row: HouseholdRow): RosterHousehold => ({
  householdId: row.id,
  householdName: row.name,
  groupName: row.group_name,
  members: row.members.map(member => ({
    personId: member.person_id,
    name: member.name,
    signUp: member.sign_up,
    present: member.present,
    means: member.present ? member.means : null,
    recordedByName: member.recorded_by_name,
    points: member.points,
    reversedReason: member.reversal_reason,
  })),
});
