import { randomUUID } from 'node:crypto';
import { activitiesRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ruleCalled, type Villager } from './villagers';

export const ASSEMBLY = '参加村民大会';

export const newTitle = (what: string): string => `${what} ${randomUUID().slice(0, 6)}`;
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Going on since an hour ago: a form offers only what is to come, and a test cannot wait for it. */
export async function publishRunning(cadre: Villager, title: string): Promise<{ id: string; points: number }> {
  const rule = await ruleCalled(cadre, ASSEMBLY);
  const id = uuidv7();
  await cadre.session.call(activitiesRoutes.publishActivity, {
    params: { villageId: cadre.villageId },
    body: {
      id,
      title,
      text: '请带小板凳。',
      place: '村委会院坝',
      startsAt: inHours(-1),
      endsAt: inHours(2),
      signUpUntil: inHours(1),
      audience: 'village',
      ruleId: rule.id,
      walkIns: true,
      photoIds: [],
    },
  });
  return { id, points: rule.pointsMin };
}
