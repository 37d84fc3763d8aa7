import { holdersOf, type DemoPerson, type DemoVillage } from './county';
import type { Row } from './rows';
import { demoId } from './seeded';
import { proxyReason } from './data/proxies.texts';

const PROXIES_MAX = 9;

/** Houses in which nobody has a phone let their group's leader act for them: a cadre wrote it down before two neighbours. */
export function proxies(village: DemoVillage, since: Date): Row[] {
  const leaders = holdersOf(village, 'group_leader');
  const [recorder] = holdersOf(village, 'cadre');
  const groupOf = (householdId: string): string | undefined => village.households.find(({ id }) => id === householdId)?.groupId;
  return village.households
    .filter(({ members }) => members.every(({ accountId }) => accountId === null))
    .slice(0, PROXIES_MAX)
    .flatMap(household => {
      const helper = leaders.find(leader => groupOf(leader.householdId) === household.groupId);
      const [one, two] = neighboursOf(village, [household.id, helper?.householdId, recorder?.householdId]);
      if (!helper || !recorder || !one || !two) return [];
      village.helpers.set(household.id, helper);
      return [
        {
          village_id: village.id,
          id: demoId(`proxy/${household.id}`),
          household_id: household.id,
          helper_person_id: helper.id,
          granted_by_person_id: recorder.id,
          granted_at: since,
          source: 'witnesses',
          witness_one_person_id: one.id,
          witness_two_person_id: two.id,
          witness_one_at: since,
          witness_two_at: since,
          reason: proxyReason,
        },
      ];
    });
}

/** Grown-ups of other houses, one of each. */
function neighboursOf(village: DemoVillage, involved: readonly (string | undefined)[]): DemoPerson[] {
  return village.households
    .filter(({ id }) => !involved.includes(id))
    .flatMap(({ members }) => members.find(({ minor, accountId }) => !minor && accountId !== null) ?? []);
}
