import type { County, Demo, DemoPart, PartCounts } from './county';
import { TEMPLATES_MAX_PUBLISHED } from '@jishan/contracts';
import { countyTemplateTitle } from './data/standards.texts';
import { ruleTemplates } from '../modules/points';
import { demoId } from './seeded';

export const standards: DemoPart = { name: 'standards', fill };

const COUNTY = 'jinkouhe';
const PUBLISHING_VILLAGE = 'jiefang';
const COUNTY_DAY = 10;
const VILLAGE_DAY = 40;

/** What others may copy: a template of the county's, and the rules of a village that shows them. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  const office = county.organizations.get(COUNTY);
  const village = county.villages.find(({ key }) => key === PUBLISHING_VILLAGE);
  if (!office || !village) throw new Error('the demo county has nobody to publish rules');
  const { rules, householdMonthCap } = ruleTemplates.sichuan_county;
  const ofCounty = demoId(`standard/${COUNTY}`);
  const ofVillage = demoId(`standard/${PUBLISHING_VILLAGE}`);
  await demo.work.runGlobal(async tx => {
    await done(tx, 'points_template_publish($1, $2, $3, $4, $5::jsonb, $6)', [
      office,
      ofCounty,
      countyTemplateTitle,
      householdMonthCap,
      JSON.stringify(rules),
      TEMPLATES_MAX_PUBLISHED,
    ]);
    await done(tx, 'points_standard_publish($1, $2, $3)', [village.id, demoId(`rule-set/${village.key}`), ofVillage]);
    for (const [id, day] of [
      [ofCounty, COUNTY_DAY],
      [ofVillage, VILLAGE_DAY],
    ] as const)
      await tx.query('UPDATE points_standard SET published_at = $2 WHERE id = $1', [id, demo.time.at(day, 9)]);
  });
  return { standards: 2 };
}

/** A refusal is an answer, and would leave the demo without its standards. */
async function done(tx: Parameters<Parameters<Demo['work']['runGlobal']>[0]>[0], call: string, values: readonly unknown[]): Promise<void> {
  const [row] = await tx.query<{ outcome: object }[]>(`SELECT ${call} AS outcome`, [...values]);
  if (!row || !('done' in row.outcome)) throw new Error(`the demo's standards were refused: ${JSON.stringify(row?.outcome)}`);
}
