import { noteSimilar } from '../modules/points';
import type { Tx } from '../platform/db/tx';
import { addWorkingDays, villageDay } from '../platform/calendar';
import { accountOf, holderOf, type County, type Demo, type DemoPart, type DemoPerson, type DemoVillage, type PartCounts } from './county';
import { panelObjection } from './data/panels.texts';
import { demoPeople, knownPeople } from './known-people';
import { photoRow } from './photo-rows';
import { insertRows } from './rows';
import { Chance, demoId } from './seeded';

export const panels: DemoPart = { name: 'panels', fill };

type Stage = 'submitted' | 'in_review' | 'publicized' | 'objected';
/** What the full lane looks like on an ordinary day. */
const stages: readonly Stage[] = ['publicized', 'publicized', 'objected', 'publicized', 'in_review', 'submitted'];
const RULE_KEY = 'road-work';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PUBLICATION_DAYS = 6;

async function fill(demo: Demo, county: County): Promise<PartCounts> {
  const [village] = county.villages;
  if (!village) return { panels: 0 };
  const people = applicants(village);
  await demo.work.run(village.id, async tx => {
    for (const [index, stage] of stages.entries()) {
      const who = people[index];
      const other = people[stages.length];
      if (who && other) await walk(demo, tx, village, { who, other, stage, index });
    }
  });
  return { panels: stages.length };
}

/** Grown-ups with an account and without an office, of houses that no guide speaks of. */
function applicants(village: DemoVillage): DemoPerson[] {
  const known = [...demoPeople, ...Object.values(knownPeople)].map(({ household }): string => household);
  const houses = village.households.filter(
    ({ name, members }) =>
      !known.includes(name) && members.every(member => member.roles.length === 0) && members.some(one => one.accountId),
  );
  return new Chance(`panels/${village.key}`)
    .shuffled(houses)
    .flatMap(({ members }) => members.filter(({ accountId }) => accountId !== null).slice(0, 1));
}

interface Walk {
  readonly who: DemoPerson;
  /** Who objects. */
  readonly other: DemoPerson;
  readonly stage: Stage;
  readonly index: number;
}

/** By the very functions that the product calls, up to its stage. */
async function walk(demo: Demo, tx: Tx, village: DemoVillage, { who, other, stage, index }: Walk): Promise<void> {
  const id = await file(demo, tx, village, who, index);
  if (stage === 'submitted') return;
  const terms = JSON.stringify({
    size: 3,
    needed: 2,
    roles: ['reviewer'],
    checkers: ['points_keeper'],
    dueOn: addWorkingDays(villageDay(demo.time.now), 5),
  });
  await must(tx, 'SELECT points_pass_check($1, $2, $3::jsonb) AS answer', [id, holderOf(village, 'points_keeper').id, terms]);
  if (stage === 'in_review') return;
  const until = new Date(Date.parse(`${villageDay(demo.time.now)}T00:00:00+08:00`) + PUBLICATION_DAYS * DAY_MS);
  const seats = await tx.query<{ person_id: string }[]>(
    'SELECT person_id FROM points_panel_seat WHERE village_id = $1 AND application_id = $2 ORDER BY seat',
    [village.id, id],
  );
  for (const { person_id } of seats)
    await must(tx, 'SELECT points_vote($1, $2, true, $3, $4, $5) AS answer', [id, person_id, 10 + (index % 2) * 5, '', until]);
  if (stage === 'objected')
    await must(tx, 'SELECT points_object($1, $2, $3, $4, $5::jsonb) AS answer', [id, other.id, other.householdId, panelObjection, terms]);
}

async function file(demo: Demo, tx: Tx, village: DemoVillage, who: DemoPerson, index: number): Promise<string> {
  const rule = village.rules.find(({ key }) => key === RULE_KEY);
  if (!rule) throw new Error(`${village.key} has no rule ${RULE_KEY}`);
  const hours = 30 - index * 4;
  const submittedAt = demo.time.hoursAgo(hours);
  const offsetMs = demo.time.days * DAY_MS - hours * HOUR_MS;
  const id = demoId(`application/${village.key}/panel/${index}`, offsetMs);
  const [media] = await demo.press.print([
    {
      label: `${id}/1`,
      villageId: village.id,
      accountId: accountOf(who),
      scene: 'volunteers',
      fresh: true,
      takenAt: new Date(submittedAt.getTime() - 60_000),
      offsetMs: offsetMs - 60_000,
    },
  ]);
  if (!media) throw new Error('the press printed nothing');
  await insertRows(tx, 'media_object', [media]);
  await insertRows(tx, 'points_application', [
    {
      village_id: village.id,
      id,
      household_id: who.householdId,
      member_id: who.id,
      filed_by_person_id: who.id,
      rule_id: rule.id,
      text: rule.texts[index % rule.texts.length] ?? '',
      submitted_at: submittedAt,
      created_at: submittedAt,
    },
  ]);
  await insertRows(tx, 'points_application_photo', [photoRow(village, id, 1, media)]);
  await noteSimilar(tx, id, { position: 1, picture_hash: media.picture_hash });
  return id;
}

async function must(tx: Tx, sql: string, values: readonly unknown[]): Promise<void> {
  const [row] = await tx.query<{ answer: { refused?: string } }[]>(sql, [...values]);
  if (row?.answer.refused) throw new Error(`the panel refused: ${row.answer.refused}`);
}
