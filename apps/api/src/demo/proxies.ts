import { holdersOf, type DemoVillage } from './county';
import type { Row } from './rows';
import { demoId } from './seeded';

const PROXIES_MAX = 9;

/** Houses in which nobody has a phone let their group's leader act for them. */
export function proxies(village: DemoVillage, since: Date): Row[] {
  const leaders = holdersOf(village, 'group_leader');
  const groupOf = (householdId: string): string | undefined => village.households.find(({ id }) => id === householdId)?.groupId;
  return village.households
    .filter(({ members }) => members.every(({ accountId }) => accountId === null))
    .slice(0, PROXIES_MAX)
    .flatMap(household => {
      const helper = leaders.find(leader => groupOf(leader.householdId) === household.groupId);
      const head = household.members[0];
      if (!helper || !head) return [];
      village.helpers.set(household.id, helper);
      return [
        {
          village_id: village.id,
          id: demoId(`proxy/${household.id}`),
          household_id: household.id,
          helper_person_id: helper.id,
          granted_by_person_id: head.id,
          granted_at: since,
        },
      ];
    });
}
