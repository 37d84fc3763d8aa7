import { deductionRoutes, pointsRoutes, type DeductionView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { apply, newWords } from './applications';
import { newPhoto } from './photos';
import { CLEAN_YARD, newVillager, ruleCalled, STRICT_VILLAGE, type Villager } from './villagers';

/** Takes 3 points. */
export const DUMPING = '乱倒垃圾';
export const NOTICE = /有一件扣分要先告知您家/;

/** A household of the village that takes points, which has so many (an even number) by deeds of its own. */
export async function householdWith(points: 0 | 2, keeper: Villager): Promise<Villager> {
  const villager = await newVillager({ village: STRICT_VILLAGE });
  if (points === 0) return villager;
  const { id } = await apply(villager, CLEAN_YARD, newWords(), 1);
  await keeper.session.call(pointsRoutes.approveApplication, { params: { villageId: keeper.villageId, applicationId: id }, body: {} });
  return villager;
}

/** A case is opened with a photo, without screens; journey 17 shows how a cadre does it. */
export async function openDeduction(cadre: Villager, { householdId }: Villager, text: string): Promise<DeductionView> {
  const { session, villageId } = cadre;
  const [rule, photo] = [await ruleCalled(cadre, DUMPING), await session.upload(villageId, await newPhoto())];
  const body = { id: uuidv7(), householdId, ruleId: rule.id, text, photoIds: [photo.id] };
  return session.call(deductionRoutes.openDeduction, { params: { villageId }, body });
}

export const dismiss = ({ session, villageId }: Villager, deductionId: string, reason: string): Promise<DeductionView> =>
  session.call(deductionRoutes.decideAppeal, { params: { villageId, deductionId }, body: { upheld: false, reason } });
