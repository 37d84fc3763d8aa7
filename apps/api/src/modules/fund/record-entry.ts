import { fundSourceLeaves, type RecordFundEntry } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import { isUniqueViolation } from '../../platform/db/sql-state';
import type { Tx } from '../../platform/db/tx';
import type { Call } from '../../platform/http/call';
import { recordingRole, refuseKeepers } from './fund.access';
import { dayAhead, entryIdTaken, voucherMissing, voucherUnknown } from './fund.errors';

/** Money that came, or that left without goods coming in. What goods cost is never recorded here: it stands in the store's receipts. */
export async function recordEntry(tx: Tx, call: Call, who: VillageActor, wish: RecordFundEntry): Promise<void> {
  refuseKeepers(who);
  await refuseVoucher(tx, who, wish);
  const amountFen = fundSourceLeaves(wish.source) ? -wish.amountFen : wish.amountFen;
  try {
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO fund_entry (village_id, id, source, amount_fen, received_on, note, voucher_media_id, recorded_by_person_id, recorded_by_role)
       SELECT $1, $2, $3, $4, $5::date, $6, $7, $8, $9 WHERE $5::date <= (now() AT TIME ZONE 'Asia/Shanghai')::date RETURNING 1`,
      [
        tx.villageId,
        wish.id,
        wish.source,
        amountFen,
        wish.receivedOn,
        wish.note.trim(),
        wish.voucherId ?? null,
        who.personId,
        recordingRole(who),
      ],
    );
    if (inserted.length === 0) throw dayAhead();
  } catch (error) {
    if (isUniqueViolation(error, 'pk_fund_entry')) throw entryIdTaken();
    throw error;
  }
  await audit(tx, call, 'fund.entry.recorded', wish.id, { source: wish.source, amountFen });
}

async function refuseVoucher(tx: Tx, who: VillageActor, { source, voucherId }: RecordFundEntry): Promise<void> {
  if (voucherId === undefined) {
    if (fundSourceLeaves(source)) return;
    throw voucherMissing();
  }
  const found = await tx.query<unknown[]>(
    'SELECT 1 FROM media_object o WHERE o.village_id = $1 AND o.id = $2 AND o.uploaded_by_account_id = $3',
    [tx.villageId, voucherId, who.accountId],
  );
  if (found.length === 0) throw voucherUnknown();
}
