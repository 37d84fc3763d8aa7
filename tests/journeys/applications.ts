import { randomUUID } from 'node:crypto';
import { pointsRoutes, type ApplicationView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { newPhoto } from './photos';
import { newVillager, ruleCalled, type Villager } from './villagers';

/** A sentence by which a test finds its own application among everybody's. */
export const newWords = (): string => `院坝和阴沟都扫干净了，记号 ${randomUUID().slice(0, 8)}`;

/** Files an application as the phone does, with real photos: so many new ones, or these. */
export async function apply(
  villager: Villager,
  ruleTitle: string,
  text: string,
  photos: number | readonly Buffer[] = 2,
): Promise<ApplicationView> {
  const { session, villageId } = villager;
  const photoIds: string[] = [];
  const sent = typeof photos === 'number' ? await Promise.all(Array.from({ length: photos }, () => newPhoto())) : photos;
  for (const photo of sent) photoIds.push((await session.upload(villageId, photo)).id);
  const { id: ruleId } = await ruleCalled(villager, ruleTitle);
  return session.call(pointsRoutes.submitApplication, { params: { villageId }, body: { id: uuidv7(), ruleId, text, photoIds } });
}

export const applicationNow = ({ session, villageId }: Villager, applicationId: string): Promise<ApplicationView> =>
  session.call(pointsRoutes.application, { params: { villageId, applicationId } });

/** When its photos were taken, as a reviewer of the village reads it: nobody else is told. */
export async function captureTimes(application: ApplicationView | undefined): Promise<(string | null)[]> {
  const keeper = await newVillager({ role: 'points_keeper' });
  const { photos } = await applicationNow(keeper, application?.id ?? '');
  return photos.map(photo => photo.capturedAt);
}
