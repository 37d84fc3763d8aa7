import { mayInVillage, type ComplaintStatus } from '@jishan/contracts';
import type { OfficerActor, VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';

/** Which complaints `c` of the village ($1) somebody may read, to be used in WHERE behind the complaint's own id ($2); its values are $3 and on. */
export interface Reach {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** A place may be left and filled again, with an invitation of whoever the complaint is about: both the place and the account are the author's. */
export const own = (personId: string): string =>
  `(c.author_person_id = ${personId} AND c.author_account_id = (SELECT p.account_id FROM person p WHERE p.village_id = c.village_id AND p.id = ${personId}))`;

const handles = (who: VillageActor): boolean => mayInVillage(who.roles, 'complaints.handle');

/**
 * In the village: the own ones, for the account that filed them (whoever comes to that place later reads none of before); and a supervisor's are all
 * that they handle (410_complaints.sql says which). There is no other way in: neither the secretary nor the administrator reads one.
 */
export const reachOf = (who: VillageActor): Reach => ({
  where: `(${own('$3')} OR ($4 AND complaint_handled_by(c.village_id, c.author_person_id, c.about_person_id, $3)))`,
  values: [who.personId, handles(who)],
});

/**
 * From above: of a village below the office, and not kept from the officer as a person of that village.
 * @throws RESOURCE.NOT_FOUND for a village that is not below the office.
 */
export async function reachFromAbove(tx: Tx, who: OfficerActor): Promise<Reach> {
  const below = await tx.query<unknown[]>(
    `WITH RECURSIVE above AS (
       SELECT o.id, o.parent_id FROM organization o WHERE o.id = $1 AND o.kind = 'village'
       UNION ALL SELECT o.id, o.parent_id FROM organization o JOIN above a ON o.id = a.parent_id)
     SELECT 1 FROM above WHERE id = $2`,
    [tx.villageId, who.organizationId],
  );
  if (below.length === 0) throw notFound();
  return { where: 'NOT complaint_kept_from_account(c.village_id, c.about_person_id, $3)', values: [who.accountId] };
}

export interface LockedComplaint {
  readonly id: string;
  readonly author_person_id: string;
  readonly author_account_id: string | null;
  readonly author_is_there: boolean;
  readonly about_person_id: string | null;
  readonly status: ComplaintStatus;
  readonly message_count: number;
}

/** It stays ours until the commit: two answers, or an answer and more of the author's, come one after the other. */
export async function lockComplaint(tx: Tx, reach: Reach, complaintId: string): Promise<LockedComplaint> {
  const [complaint] = await tx.query<LockedComplaint[]>(
    `SELECT c.id, c.author_person_id, c.author_account_id, c.about_person_id, c.status, c.message_count,
       EXISTS (SELECT FROM person p WHERE p.village_id = c.village_id AND p.id = c.author_person_id AND p.account_id = c.author_account_id) AS author_is_there
     FROM complaint c WHERE c.village_id = $1 AND c.id = $2 AND ${reach.where} FOR UPDATE OF c`,
    [tx.villageId, complaintId, ...reach.values],
  );
  if (!complaint) throw notFound();
  return complaint;
}
