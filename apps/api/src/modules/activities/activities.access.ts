import { mayInVillage } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import { officeOf } from '../../platform/auth/office';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { householdsOf } from '../identity';
import { memberNotAllowed, notMeantFor } from './activities.errors';
import type { Clocked } from './activities.rules';

/** By office, whoever it is meant for. */
export const seesEveryActivity = (who: VillageActor): boolean => mayInVillage(who.roles, 'activities.roster.read');
/** Cadres and the secretary see every household's honours, also those that are not shown. */
export const seesEveryHonour = (who: VillageActor): boolean =>
  mayInVillage(who.roles, 'honours.grant') || mayInVillage(who.roles, 'honours.revoke');

/** Which activities `a` somebody may see, for WHERE: to the village, by office, or to a group in which they have (or act for) a household. */
export const VISIBLE = (all: string, households: string): string =>
  `(a.audience = 'village' OR ${all} OR EXISTS (SELECT 1 FROM household mine WHERE mine.village_id = a.village_id AND mine.id = ANY(${households}) AND mine.group_id = ANY(a.group_ids)))`;

export interface Gathering extends Clocked {
  readonly id: string;
  readonly title: string;
  readonly author_person_id: string;
  readonly audience: string;
  readonly group_ids: string[];
  readonly walk_ins: boolean;
  readonly version: number;
}

/** `NO KEY UPDATE` for those who change its seats, `SHARE` for those who only must not meet a settling or a cancellation. */
type Lock = 'NO KEY UPDATE' | 'SHARE';

/** @throws RESOURCE.NOT_FOUND when it is missing, or not meant for the person. */
export async function lockActivity(tx: Tx, who: VillageActor, activityId: string, lock: Lock): Promise<Gathering> {
  const [row] = await tx.query<Gathering[]>(
    `SELECT a.id, a.title, a.author_person_id, a.audience, a.group_ids, a.walk_ins, a.version, a.starts_at, a.ends_at, a.sign_up_until, a.cancelled_at, a.settled_at
     FROM activity a WHERE a.village_id = $1 AND a.id = $2 AND ${VISIBLE('$3::boolean', '$4::uuid[]')} FOR ${lock}`,
    [tx.villageId, activityId, seesEveryActivity(who), await householdsOf(tx, who.personId)],
  );
  if (!row) throw notFound();
  return row;
}

export interface Companion {
  readonly personId: string;
  readonly name: string;
  readonly householdId: string;
}

/** Oneself, a member of the own household, or of one that granted a proxy right, whom the activity is meant for; children are not registered. */
export async function companion(tx: Tx, who: VillageActor, activity: Gathering, memberId = who.personId): Promise<Companion> {
  const [row] = await tx.query<{ name: string; household_id: string; group_id: string | null }[]>(
    `SELECT p.name, p.household_id, h.group_id FROM person p JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
     WHERE p.village_id = $1 AND p.id = $2 AND NOT p.minor AND p.household_id = ANY($3::uuid[])`,
    [tx.villageId, memberId, await householdsOf(tx, who.personId)],
  );
  if (!row) throw memberNotAllowed();
  if (activity.audience === 'groups' && !activity.group_ids.includes(row.group_id ?? '')) throw notMeantFor();
  return { personId: memberId, name: row.name, householdId: row.household_id };
}

/** Null: the whole village. A group leader who is nothing more keeps the list of the own group only. */
export async function groupOfLeader(tx: Tx, who: VillageActor): Promise<{ readonly groupId: string | null } | null> {
  const whole = who.roles.some(role => role !== 'group_leader' && mayInVillage([role], 'activities.roster.read'));
  if (whole) return null;
  const [row] = await tx.query<{ group_id: string | null }[]>('SELECT group_id FROM household WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    who.householdId,
  ]);
  return { groupId: row?.group_id ?? null };
}

/** The office in which somebody publishes, settles or grants, for the statement. */
export const actingRole = (who: VillageActor): 'secretary' | 'cadre' | 'points_keeper' =>
  officeOf(who, ['secretary', 'cadre', 'points_keeper']);

export const mayCancel = (who: VillageActor, authorPersonId: string): boolean =>
  who.roles.includes('secretary') || (who.personId === authorPersonId && who.roles.includes('cadre'));
