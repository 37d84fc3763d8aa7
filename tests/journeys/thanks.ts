import { identityRoutes, pointsRoutes } from '@jishan/contracts';
import type { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { letActFor } from './acting';
import { newWords } from './applications';
import { newPhoto } from './photos';
import { until } from './until';
import { CLEAN_YARD, newVillager, ruleCalled, STRICT_VILLAGE, type Villager } from './villagers';

/** A deed for a household that has let them act for it, approved. Each is for another household: the rule is good once a week. */
export async function helpAnother(helper: Villager, keeper: Villager): Promise<{ readonly helped: Villager; readonly deedId: string }> {
  const helped = await newVillager({ village: STRICT_VILLAGE });
  await letActFor(helped, helper);
  const { session, villageId } = helper;
  const photo = await session.upload(villageId, await newPhoto());
  const { id: ruleId } = await ruleCalled(helper, CLEAN_YARD);
  const deedId = uuidv7();
  const body = { id: deedId, ruleId, text: newWords(), photoIds: [photo.id], memberId: helped.personId };
  await session.call(pointsRoutes.submitApplication, { params: { villageId }, body });
  await keeper.session.call(pointsRoutes.approveApplication, { params: { villageId, applicationId: deedId }, body: {} });
  return { helped, deedId };
}

/** By the clock, which comes by soon in the product of the journeys. */
export async function thanksCome(owner: Client, deedId: string, state: 'credited' | 'capped'): Promise<void> {
  const has = async (): Promise<boolean> =>
    (await owner.query<{ state: string }>('SELECT state FROM points_thanks WHERE deed_id = $1', [deedId])).rows[0]?.state === state;
  await until(has, `thanks do not become ${state}`);
}

/** By the village's settings as they are, not by its screen. */
export async function thankWith(secretary: Villager, points: number, perMonth: number): Promise<void> {
  const params = { villageId: secretary.villageId };
  const { version } = await secretary.session.call(identityRoutes.villageHome, { params });
  const body = { helperThanksPoints: points, helperThanksPerMonth: perMonth };
  await secretary.session.call(identityRoutes.changeSettings, { params, body, version });
}
