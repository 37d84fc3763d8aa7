import { randomUUID } from 'node:crypto';
import { activitiesRoutes } from '@jishan/contracts';
import type { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { ruleCalled, type Villager } from './villagers';

export const ASSEMBLY = '参加村民大会';

export const newTitle = (what: string): string => `${what} ${randomUUID().slice(0, 6)}`;
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Going on since an hour ago: a form offers only what is to come, and a test cannot wait for it. */
export const publishRunning = (cadre: Villager, title: string) => publish(cadre, title, -1);
/** Tomorrow; how many may come is said. */
export const publishComing = (cadre: Villager, title: string, capacity: number) => publish(cadre, title, 24, capacity);

async function publish(cadre: Villager, title: string, startsInHours: number, capacity?: number): Promise<{ id: string; points: number }> {
  const rule = await ruleCalled(cadre, ASSEMBLY);
  const id = uuidv7();
  await cadre.session.call(activitiesRoutes.publishActivity, {
    params: { villageId: cadre.villageId },
    body: {
      id,
      title,
      text: '请带小板凳。',
      place: '村委会院坝',
      startsAt: inHours(startsInHours),
      endsAt: inHours(startsInHours + 3),
      signUpUntil: inHours(startsInHours + 2),
      ...(capacity === undefined ? {} : { capacity }),
      audience: 'village',
      ruleId: rule.id,
      walkIns: true,
      photoIds: [],
    },
  });
  return { id, points: rule.pointsMin };
}

/** Its hour has come, by the schema's owner: it began a moment ago. */
export async function letBegin(owner: Client, activityId: string): Promise<void> {
  await owner.query(
    `UPDATE activity SET starts_at = now() - interval '5 minutes', ends_at = now() + interval '2 hours', sign_up_until = now() - interval '5 minutes' WHERE id = $1`,
    [activityId],
  );
}
