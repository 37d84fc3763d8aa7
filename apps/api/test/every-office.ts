import type { Inhabitant, TestVillage } from './village';

/** Three people who together may call everything in a village: duties that are kept apart are in several hands, and one of them heads a household. */
export async function everyOffice(
  here: TestVillage,
  villageId: string,
): Promise<[office: Inhabitant, householder: Inhabitant, supervisor: Inhabitant]> {
  return [
    await here.person(villageId, { roles: ['reviewer', 'points_keeper', 'cadre', 'secretary', 'village_admin', 'group_leader'] }),
    await here.person(villageId, { householdId: await here.household(villageId), head: true, roles: ['store_keeper'] }),
    await here.person(villageId, { roles: ['supervisor'] }),
  ];
}
