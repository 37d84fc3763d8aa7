import { mayInVillage } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';

/** By office, whoever it was meant for: those who publish and those who watch over it. */
export const seesEveryNotice = (who: VillageActor): boolean =>
  mayInVillage(who.roles, 'notices.receipts.read') || mayInVillage(who.roles, 'notices.publish');

/** Which notices `n` a person may see, to be used in WHERE; `person` and `all` are the places of the parameters. */
export const VISIBLE = (person: string, all: string): string =>
  `(n.audience = 'village' OR ${all} OR n.author_person_id = ${person} OR EXISTS (SELECT 1 FROM notice_receipt mine WHERE mine.village_id = n.village_id AND mine.notice_id = n.id AND mine.person_id = ${person}))`;

/** One that is not meant for the person does not exist for them. */
export async function refuseInvisible(tx: Tx, who: VillageActor, noticeId: string): Promise<void> {
  const [seen] = await tx.query<unknown[]>(
    `SELECT 1 FROM notice n WHERE n.village_id = $1 AND n.id = $2 AND ${VISIBLE('$3::uuid', '$4::boolean')}`,
    [tx.villageId, noticeId, who.personId, seesEveryNotice(who)],
  );
  if (!seen) throw notFound();
}
