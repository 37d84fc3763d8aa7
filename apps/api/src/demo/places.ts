import type { County, Demo, DemoPart, PartCounts } from './county';
import { groupName, plannedOrganizations, plannedVillages, type PlannedVillage } from './data/places.texts';
import { insertRows } from './rows';
import { demoId } from './seeded';

export const places: DemoPart = { name: 'places', fill };

/** City, county, townships, villages, groups. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  [...plannedOrganizations, ...plannedVillages].forEach((one, position) =>
    county.organizations.set(one.key, demoId(`organization/${one.key}`, position)),
  );
  await demo.work.runGlobal(async tx => {
    await insertRows(
      tx,
      'organization',
      [...plannedOrganizations, ...plannedVillages.map(village => ({ ...village, kind: 'village' as const }))].map(one => ({
        id: idOf(county, one.key),
        kind: one.kind,
        name: one.name,
        code: one.code,
        parent_id: one.parent === null ? null : idOf(county, one.parent),
        demo: true,
        created_at: demo.time.at(0, 8),
      })),
    );
    await insertRows(
      tx,
      'village',
      plannedVillages.map(village => ({ id: idOf(county, village.key), settings: village.settings, version: 1 })),
    );
  });
  for (const village of plannedVillages) {
    const groups = groupsOf(village);
    await demo.work.run(idOf(county, village.key), tx =>
      insertRows(
        tx,
        'village_group',
        groups.map((group, position) => ({ village_id: tx.villageId, ...group, position: position + 1 })),
      ),
    );
    county.villages.push({
      key: village.key,
      id: idOf(county, village.key),
      name: village.name,
      groups,
      households: [],
      helpers: new Map(),
      rules: [],
    });
  }
  return {
    organizations: county.organizations.size,
    villages: plannedVillages.length,
    groups: county.villages.reduce((sum, village) => sum + village.groups.length, 0),
  };
}

const groupsOf = (village: PlannedVillage): { id: string; name: string }[] =>
  Array.from({ length: village.groupCount }, (_, index) => ({
    id: demoId(`group/${village.key}/${index + 1}`, index),
    name: groupName(index + 1),
  }));

function idOf(county: County, key: string): string {
  const id = county.organizations.get(key);
  if (id === undefined) throw new Error(`no organisation ${key}`);
  return id;
}
