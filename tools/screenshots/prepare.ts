import { deductionRoutes, identityRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { DemoCounty } from './demo-county';

/** What the demo county has none of, because no village has it from the start: a deduction that can be appealed, and somebody who waits for a witness. */
export async function prepare(county: DemoCounty): Promise<void> {
  await toBeDeducted(county);
  await toBeWitnessed(county);
}

async function toBeDeducted(county: DemoCounty): Promise<void> {
  const { reader: secretary } = await county.person('shuji');
  const { reader: villager } = await county.person('cunmin');
  const home = await secretary.read(identityRoutes.villageHome);
  if (!home.settings.deductions) await secretary.send(identityRoutes.changeSettings, { deductions: true }, undefined, home.version);
  const { rules } = await secretary.read(pointsRoutes.rules);
  const rule = rules.find(one => one.category === 'negative');
  const household = await villager.read(identityRoutes.myHousehold);
  if (rule)
    await secretary.send(deductionRoutes.openDeduction, {
      id: uuidv7(),
      householdId: household.id,
      ruleId: rule.id,
      ...(rule.pointsMin === rule.pointsMax ? {} : { points: rule.pointsMin }),
      text: '三组路口堆放建渣，提醒两次没有清走。',
      photoIds: [],
    });
}

/** A household without a phone lets a neighbour act for it; the demo's villager was there. */
export async function toBeWitnessed(county: DemoCounty): Promise<void> {
  const { reader: secretary } = await county.person('shuji');
  const { reader: villager } = await county.person('cunmin');
  const { reader: other } = await county.person('huzhu');
  const personOf = async (one: typeof villager): Promise<string> => (await one.read(identityRoutes.me)).memberships[0]?.personId ?? '';
  const witnessPersonIds = [await personOf(villager), await personOf(other)];
  const { items: people } = await secretary.read(identityRoutes.listPeople, { limit: '100' });
  const { items: households } = await secretary.read(identityRoutes.listHouseholds, { limit: '100' });
  const helper = people.find(one => one.hasAccount && !witnessPersonIds.includes(one.id));
  if (!helper) return;
  for (const household of households.filter(one => one.id !== helper.householdId)) {
    try {
      await secretary.send(identityRoutes.recordProxy, {
        householdId: household.id,
        helperPersonId: helper.id,
        witnessPersonIds,
        reason: '两位老人没有手机，在家当面同意，已签字',
        term: 'year',
      });
      return;
    } catch {
      // This household has a phone, or its helper already; the next may not.
    }
  }
}
