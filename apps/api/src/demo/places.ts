import type { VillageSettings } from '@jishan/contracts';
import type { County, Demo, DemoPart, PartCounts } from './county';
import { groupName, plannedOrganizations, plannedVillages, type PlannedVillage } from './data/places.texts';
import type { DemoTime } from './demo-time';
import { insertRows } from './rows';
import { demoId } from './seeded';

export const places: DemoPart = { name: 'places', fill };

const DAY_MS = 86_400_000;

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
      plannedVillages.map(village => ({ id: idOf(county, village.key), settings: settingsOf(village, demo.time), version: 1 })),
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
      settings: settingsOf(village, demo.time),
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

/** From the county's beginning on, and with the notice that the product gives itself. */
const EXPIRY_FROM_DAY = 31;
const LAST_START_DAY = 28;

/** A village's year that is over soon, whatever day it is. The 28th is the latest day it may begin on. */
function settingsOf({ settings, yearOverInDays }: PlannedVillage, time: DemoTime): Partial<VillageSettings> {
  if (yearOverInDays === undefined) return settings;
  const [, month, day] = time.dayOf(new Date(time.now.getTime() + yearOverInDays * DAY_MS)).split('-');
  const start = Math.min(Number(day), LAST_START_DAY);
  return {
    ...settings,
    pointsExpiry: 'yearly',
    expiryYearStart: `${month ?? ''}-${String(start).padStart(2, '0')}`,
    expiryFrom: time.dayOf(time.at(EXPIRY_FROM_DAY, 0)),
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
