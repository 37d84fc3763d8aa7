import { pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { Inhabitant, TestVillage } from './village';

/** Applies for a deed and has it approved: `credited`, or what the approval was refused with. */
export async function credited(here: TestVillage, who: Inhabitant, keeper: Inhabitant, ruleId: string): Promise<string> {
  const id = uuidv7();
  const submitted = await here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
  expect(submitted.status).toBe(200);
  const { status, problem } = await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
  return status === 200 ? 'credited' : problem.code;
}
