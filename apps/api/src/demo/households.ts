import { householdDocumentTitles } from '@jishan/contracts';
import type { Tx } from '../platform/db/tx';
import { callerOf, mustBook } from './books';
import { accountOf, holderOf, type County, type Demo, type DemoPart, type DemoPerson, type DemoVillage, type PartCounts } from './county';
import { plannedMerge, plannedSplit } from './data/households.texts';
import { householdName } from './data/places.texts';
import { demoPeople, knownPeople } from './known-people';
import { drawMinutes } from './pictures/minutes';
import { insertRows } from './rows';
import { demoId } from './seeded';

export const households: DemoPart = { name: 'households', fill };

interface House {
  readonly id: string;
  readonly balance: number;
  /** The head first, then grown-ups. */
  readonly adults: readonly string[];
  readonly people: number;
}

/**
 * One family that has divided and two that have become one, by the commands that the product calls. They come last, so that nobody of them is needed
 * by another part under the old roof.
 */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  const [village] = county.villages;
  if (!village) return { householdChanges: 0 };
  const photoId = await photograph(demo, village);
  await demo.work.run(village.id, async tx => {
    const houses = await eligible(tx, village);
    const large = houses.find(({ adults }) => adults.length > 2);
    const [small, other] = houses.filter(one => one !== large && one.balance > 0).sort((a, b) => a.people - b.people);
    if (!large || !small || !other) throw new Error(`${village.key} has no families that could divide and unite`);
    await split(tx, village, large, photoId);
    await merge(tx, village, [small.id, other.id], photoId);
  });
  return { householdChanges: 2 };
}

/** Of nobody in office and of no guide's, with nothing open, and whose people act for themselves. */
function eligible(tx: Tx, village: DemoVillage): Promise<House[]> {
  const known = [...demoPeople, ...Object.values(knownPeople)].map(({ household }): string => household);
  return tx.query<House[]>(
    `SELECT h.id, a.balance, (SELECT count(*)::int FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id) AS people,
       ARRAY(SELECT p.id FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id AND NOT p.minor ORDER BY p.id = h.head_person_id DESC, p.id) AS adults
     FROM household h JOIN ledger_account a ON a.village_id = h.village_id AND a.household_id = h.id AND a.kind = 'wallet'
     WHERE h.village_id = $1 AND h.name <> ALL ($2)
       AND NOT EXISTS (SELECT FROM person p JOIN village_role r ON r.village_id = p.village_id AND r.person_id = p.id WHERE p.village_id = h.village_id AND p.household_id = h.id)
       AND NOT EXISTS (SELECT FROM points_application o WHERE o.village_id = h.village_id AND o.household_id = h.id AND points_undecided(o.status))
       AND NOT EXISTS (SELECT FROM ledger_account r WHERE r.village_id = h.village_id AND r.household_id = h.id AND r.kind = 'reserved' AND r.balance > 0)
       AND NOT EXISTS (SELECT FROM proxy_right x LEFT JOIN person p ON p.village_id = x.village_id AND p.id = x.helper_person_id
         WHERE x.village_id = h.village_id AND h.id IN (x.household_id, p.household_id))
     ORDER BY h.id`,
    [village.id, known],
  );
}

async function photograph(demo: Demo, village: DemoVillage): Promise<string> {
  const label = `household-document/${village.key}`;
  const accountId = accountOf(holderOf(village, 'secretary'));
  const photo = await demo.press.draw(
    { label, villageId: village.id, accountId, takenAt: demo.time.hoursAgo(30), offsetMs: 1 },
    drawMinutes(label),
  );
  await demo.work.run(village.id, tx => insertRows(tx, 'media_object', [photo]));
  return photo.id;
}

const byOffice = (village: DemoVillage, actor: DemoPerson, role: 'secretary' | 'cadre', label: string) => ({
  ...callerOf(village, actor, label),
  actorHouseholdId: actor.householdId,
  actorRole: role,
  transferId: demoId(`${label}/transfer`),
});

async function split(tx: Tx, village: DemoVillage, house: House, photoId: string): Promise<void> {
  const mover = house.adults.at(-1);
  const [person] = await tx.query<{ name: string }[]>('SELECT name FROM person WHERE village_id = $1 AND id = $2', [village.id, mover]);
  await mustBook(tx, 'points_split', [
    {
      ...byOffice(village, holderOf(village, 'secretary'), 'secretary', `split/${village.key}`),
      ...plannedSplit,
      documentTitle: householdDocumentTitles[plannedSplit.document],
      documentDay: await today(tx),
      changeId: demoId(`household-split/${village.key}`),
      householdId: house.id,
      newHouseholdId: demoId(`household-split/${village.key}/new`),
      personIds: [mover],
      headPersonId: mover,
      name: householdName(person?.name ?? ''),
      points: Math.floor(house.balance / house.people),
      photoIds: [photoId],
    },
  ]);
}

/** Filed by the secretary; a cadre confirms it where what they have asks for a second hand. */
async function merge(tx: Tx, village: DemoVillage, [fromId, toId]: readonly [string, string], photoId: string): Promise<void> {
  const changeId = demoId(`household-merge/${village.key}`);
  await mustBook(tx, 'points_merge', [
    {
      ...byOffice(village, holderOf(village, 'secretary'), 'secretary', `merge/${village.key}`),
      ...plannedMerge,
      documentDay: await today(tx),
      changeId,
      householdId: fromId,
      intoHouseholdId: toId,
      photoIds: [photoId],
    },
  ]);
  const waiting = await tx.query<unknown[]>(`SELECT 1 FROM household_merge WHERE village_id = $1 AND id = $2 AND status = 'waiting'`, [
    village.id,
    changeId,
  ]);
  if (waiting.length > 0)
    await mustBook(tx, 'points_merge_confirm', [
      { ...byOffice(village, holderOf(village, 'cadre'), 'cadre', `merge-confirmed/${village.key}`), changeId },
    ]);
}

/** The database's, as the commands compare with it. */
async function today(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ day: string }[]>(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`);
  return row?.day ?? '';
}
