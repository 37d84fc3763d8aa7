import { CHECKLIST_POSTS, type ChecklistPost, type VillageRole } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { householdsOf } from '../identity';

/** These see every request of the village; a group leader those of the own group. */
const WHOLE_VILLAGE: readonly VillageRole[] = ['cadre', 'secretary', 'village_admin', 'supervisor'];

/** What somebody is in this village, as far as requests are concerned. */
export interface Standing {
  readonly personId: string;
  readonly householdId: string | null;
  /** The own household and those that were merged into it: nobody works what is for one of them. */
  readonly ownHouseholds: readonly string[];
  /** Own household and those acted for. */
  readonly households: readonly string[];
  /** Posts that are held for the whole village. */
  readonly posts: readonly ChecklistPost[];
  /** The group that is led; a leader's group is the one they live in. */
  readonly ledGroupId: string | null;
  readonly seesAll: boolean;
}

export async function standingOf(tx: Tx, who: VillageActor): Promise<Standing> {
  const leads = who.roles.includes('group_leader');
  const [home] =
    leads && who.householdId
      ? await tx.query<{ group_id: string | null }[]>('SELECT group_id FROM household WHERE village_id = $1 AND id = $2', [
          tx.villageId,
          who.householdId,
        ])
      : [];
  return {
    personId: who.personId,
    householdId: who.householdId,
    ownHouseholds: who.householdId === null ? [] : [who.householdId, ...(await mergedInto(tx, who.householdId))],
    households: await householdsOf(tx, who.personId),
    posts: CHECKLIST_POSTS.filter(post => post !== 'group_leader' && who.roles.includes(post)),
    ledGroupId: home?.group_id ?? null,
    seesAll: who.roles.some(role => WHOLE_VILLAGE.includes(role)),
  };
}

async function mergedInto(tx: Tx, householdId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    'SELECT id FROM household WHERE village_id = $1 AND merged_into_household_id IS NOT NULL AND identity_successor(village_id, id) = $2',
    [tx.villageId, householdId],
  );
  return rows.map(row => row.id);
}

/** Where a request belongs. */
export interface RequestPlace {
  readonly applicant_id: string;
  readonly household_id: string;
  readonly group_id: string | null;
}

export const isMine = (standing: Standing, place: RequestPlace): boolean => standing.households.includes(place.household_id);
const leadsGroupOf = (standing: Standing, place: RequestPlace): boolean =>
  place.group_id !== null && place.group_id === standing.ledGroupId;
/** What was started for somebody stays readable to them when they have moved to another household since (分户, 并户); to act for it is the household's. */
export const isOnes = (standing: Standing, place: RequestPlace): boolean =>
  isMine(standing, place) || place.applicant_id === standing.personId;
export const maySee = (standing: Standing, place: RequestPlace): boolean =>
  isOnes(standing, place) || standing.seesAll || leadsGroupOf(standing, place);
export const isOwnHousehold = (standing: Standing, place: RequestPlace): boolean => standing.ownHouseholds.includes(place.household_id);

/** In which post somebody may work a step of this request: its own post, or the secretary's; null: not at all. */
export function workingPost(standing: Standing, place: RequestPlace, post: ChecklistPost): ChecklistPost | null {
  if (isOwnHousehold(standing, place)) return null;
  if (post === 'group_leader' ? leadsGroupOf(standing, place) : standing.posts.includes(post)) return post;
  return standing.posts.includes('secretary') ? 'secretary' : null;
}
