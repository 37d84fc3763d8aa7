import { accountOf, holderOf, type County, type Demo, type DemoPart, type DemoRule, type DemoVillage, type PartCounts } from './county';
import { deductionRules } from './data/deductions.texts';
import { plannedRules, ruleSetTitle, smallVillageRules } from './data/rules.texts';
import { drawMinutes } from './pictures/minutes';
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
    const minutes = await printMinutes(demo, village);
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
      await insertRows(tx, 'media_object', [minutes]);
      await insertRows(tx, 'points_rule_decision_photo', [
        { village_id: village.id, decision_id: decisionId, position: 1, media_id: minutes.id },
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

/** What the meeting wrote down, as the secretary photographed it. */
function printMinutes(demo: Demo, village: DemoVillage) {
  const label = `minutes/${village.key}`;
  const takenAt = demo.time.at(0, 8);
  const accountId = accountOf(holderOf(village, 'secretary'));
  return demo.press.draw({ label, villageId: village.id, accountId, takenAt, offsetMs: 0 }, drawMinutes(label));
}

function rulesOf(village: DemoVillage): DemoRule[] {
  const chosen =
    village.groups.length > BIG_VILLAGE_GROUPS ? plannedRules : plannedRules.filter(({ key }) => smallVillageRules.includes(key));
  const all = village.settings.deductions ? [...chosen, ...deductionRules] : chosen;
  return all.map((rule, position) => ({ ...rule, id: demoId(`rule/${village.key}/${rule.key}`, position) }));
}
