import { type MyNoticeReceipt, type NoticeHouseholdTold } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound, Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import { refuseInvisible } from './notices.access';
import { NO_RECEIPT, receiptView, WAITING, type ReceiptRow } from './notices.view';

/** The first opening counts, however many at once. Reading by office leaves no receipt. */
export async function openNotice(tx: Tx, who: VillageActor, noticeId: string): Promise<MyNoticeReceipt> {
  await refuseInvisible(tx, who, noticeId);
  await addressLateComer(tx, who.personId, noticeId);
  await tx.query(
    `UPDATE notice_receipt r SET opened_at = now(), delivered_at = coalesce(r.delivered_at, now()) FROM notice n
     WHERE r.village_id = $1 AND r.notice_id = $2 AND r.person_id = $3 AND r.opened_at IS NULL AND n.village_id = $1 AND n.id = $2 AND n.withdrawn_at IS NULL`,
    [tx.villageId, noticeId, who.personId],
  );
  return (await myReceipt(tx, who.personId, noticeId)) ?? NO_RECEIPT;
}

/** Also after the deadline: late is better than never. Again changes nothing. */
export async function acknowledgeNotice(tx: Tx, call: Call, who: VillageActor, noticeId: string): Promise<MyNoticeReceipt> {
  await refuseInvisible(tx, who, noticeId);
  await addressLateComer(tx, who.personId, noticeId);
  const [notice] = await tx.query<{ must_acknowledge: boolean; withdrawn_at: Date | null }[]>(
    'SELECT must_acknowledge, withdrawn_at FROM notice WHERE village_id = $1 AND id = $2',
    [tx.villageId, noticeId],
  );
  if (!notice) throw notFound();
  if (notice.withdrawn_at) throw new Problem('NOTICES.ALREADY_WITHDRAWN');
  if (!notice.must_acknowledge) throw new Problem('NOTICES.NOTHING_TO_ACKNOWLEDGE');
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE notice_receipt SET acknowledged_at = now(), opened_at = coalesce(opened_at, now()), delivered_at = coalesce(delivered_at, now())
     WHERE village_id = $1 AND notice_id = $2 AND person_id = $3 AND acknowledged_at IS NULL RETURNING 1`,
    [tx.villageId, noticeId, who.personId],
  );
  const receipt = await myReceipt(tx, who.personId, noticeId);
  if (!receipt) throw new Problem('NOTICES.NOT_ADDRESSED');
  if (rows.length > 0) await audit(tx, call, 'notice.acknowledged', noticeId);
  return receipt;
}

/** A cadre was there and told them. Not for oneself; for people without a phone it is the only way. */
export async function tellInPerson(tx: Tx, call: Call, who: VillageActor, noticeId: string, personId: string): Promise<void> {
  if (personId === who.personId) throw new Problem('ACCESS.DENIED');
  await refuseWithdrawn(tx, noticeId);
  const [rows] = await tx.query<[unknown[], number]>(
    'UPDATE notice_receipt SET told_in_person_at = now(), told_by_person_id = $4 WHERE village_id = $1 AND notice_id = $2 AND person_id = $3 AND told_in_person_at IS NULL RETURNING 1',
    [tx.villageId, noticeId, personId, who.personId],
  );
  if (rows.length > 0) await audit(tx, call, 'notice.told_in_person', noticeId, { personId });
}

/** At one door: all of the household who wait, but for the cadre. Again, or with nobody left, it changes nothing. */
export async function tellHousehold(
  tx: Tx,
  call: Call,
  who: VillageActor,
  noticeId: string,
  householdId: string,
): Promise<NoticeHouseholdTold> {
  await refuseWithdrawn(tx, noticeId);
  const [household] = await tx.query<unknown[]>('SELECT 1 FROM household WHERE village_id = $1 AND id = $2', [tx.villageId, householdId]);
  if (!household) throw notFound();
  const [rows] = await tx.query<[unknown[], number]>(
    `WITH waiting AS (
       SELECT r.person_id FROM notice_receipt r JOIN notice n ON n.village_id = r.village_id AND n.id = r.notice_id JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id
       WHERE r.village_id = $1 AND r.notice_id = $2 AND p.household_id = $3 AND p.id <> $4 AND ${WAITING} ORDER BY r.person_id FOR UPDATE OF r)
     UPDATE notice_receipt t SET told_in_person_at = now(), told_by_person_id = $4 FROM waiting w
     WHERE t.village_id = $1 AND t.notice_id = $2 AND t.person_id = w.person_id RETURNING 1`,
    [tx.villageId, noticeId, householdId, who.personId],
  );
  if (rows.length > 0) await audit(tx, call, 'notice.household_told', noticeId, { householdId, persons: rows.length });
  return { told: rows.length };
}

async function refuseWithdrawn(tx: Tx, noticeId: string): Promise<void> {
  const [notice] = await tx.query<{ withdrawn_at: Date | null }[]>('SELECT withdrawn_at FROM notice WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    noticeId,
  ]);
  if (!notice) throw notFound();
  if (notice.withdrawn_at) throw new Problem('NOTICES.ALREADY_WITHDRAWN');
}

/** Somebody who came to the village after a notice to all of it was published is meant too, from now on. */
async function addressLateComer(tx: Tx, personId: string, noticeId: string): Promise<void> {
  await tx.query(
    `INSERT INTO notice_receipt (village_id, notice_id, person_id)
     SELECT n.village_id, n.id, p.id FROM notice n JOIN person p ON p.village_id = n.village_id AND p.id = $3
     WHERE n.village_id = $1 AND n.id = $2 AND n.audience = 'village' AND n.withdrawn_at IS NULL AND n.author_person_id <> p.id AND NOT p.minor
     ON CONFLICT (village_id, notice_id, person_id) DO NOTHING`,
    [tx.villageId, noticeId, personId],
  );
}

async function myReceipt(tx: Tx, personId: string, noticeId: string): Promise<MyNoticeReceipt | null> {
  const [row] = await tx.query<ReceiptRow[]>(
    'SELECT delivered_at, opened_at, acknowledged_at, told_in_person_at FROM notice_receipt WHERE village_id = $1 AND notice_id = $2 AND person_id = $3',
    [tx.villageId, noticeId, personId],
  );
  return row ? receiptView(row) : null;
}
