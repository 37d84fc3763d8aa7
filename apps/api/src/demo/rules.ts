import { holderOf, type County, type Demo, type DemoPart, type DemoRule, type DemoVillage, type PartCounts } from './county';
import { plannedRules, ruleSetTitle, smallVillageRules } from './data/rules.texts';
import { insertRows } from './rows';
import { demoId } from './seeded';

export const rules: DemoPart = { name: 'rules', fill };

const BIG_VILLAGE_GROUPS = 10;
/** The 村民代表会议 that adopted them. */
const assembly = { representatives: 43, present: 38, votes_for: 36, votes_against: 1 };

/** One rule set per village, in force since the county's first day. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  for (const village of county.villages) {
    village.rules.push(...rulesOf(village));
    await demo.work.run(village.id, async tx => {
      const setId = demoId(`rule-set/${village.key}`);
      const decisionId = demoId(`rule-decision/${village.key}`);
      await insertRows(tx, 'points_rule_decision', [
        {
          village_id: village.id,
          id: decisionId,
          rule_set_id: setId,
          decided_on: demo.time.dayOf(demo.time.at(0, 8)),
          ...assembly,
          recorded_by_person_id: holderOf(village, 'secretary').id,
          created_at: demo.time.at(0, 8),
        },
      ]);
      await insertRows(tx, 'points_rule_set', [
        {
          village_id: village.id,
          id: setId,
          version: 1,
          status: 'in_force',
          title: ruleSetTitle,
          decision_id: decisionId,
          effective_from: demo.time.at(0, 9),
          created_at: demo.time.at(0, 8),
        },
      ]);
      await insertRows(
        tx,
        'points_rule',
        village.rules.map((rule, position) => ({
          village_id: village.id,
          id: rule.id,
          rule_set_id: setId,
          position: position + 1,
          category: rule.category,
          title: rule.title,
          standard: rule.standard,
          points_min: rule.points[0],
          points_max: rule.points[1],
          unit: rule.unit,
          cap_times: rule.cap?.[0] ?? null,
          cap_period: rule.cap?.[1] ?? null,
          cap_subject: rule.cap?.[2] ?? null,
          min_photos: rule.photos[0],
          max_photos: rule.photos[1],
          text_required: rule.textRequired,
          started_by: rule.startedBy,
          lane: rule.lane,
        })),
      );
    });
  }
  return { rules: county.villages.reduce((sum, village) => sum + village.rules.length, 0) };
}

function rulesOf(village: DemoVillage): DemoRule[] {
  const chosen =
    village.groups.length > BIG_VILLAGE_GROUPS ? plannedRules : plannedRules.filter(({ key }) => smallVillageRules.includes(key));
  return chosen.map((rule, position) => ({ ...rule, id: demoId(`rule/${village.key}/${rule.key}`, position) }));
}
