import { fundSourceLeaves, type RecordFundEntry } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import { isUniqueViolation } from '../../platform/db/sql-state';
import type { Tx } from '../../platform/db/tx';
import type { Call } from '../../platform/http/call';
import { recordingRole, refuseKeepers } from './fund.access';
import { dayAhead, entryIdTaken, voucherMissing, voucherUnknown, voucherUsed } from './fund.errors';

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

async function refuseVoucher(tx: Tx, who: VillageActor, { id, source, voucherId }: RecordFundEntry): Promise<void> {
  if (voucherId === undefined) {
    if (fundSourceLeaves(source)) return;
    throw voucherMissing();
  }
  const [voucher] = await tx.query<{ sha256: Buffer }[]>(
    'SELECT o.sha256 FROM media_object o WHERE o.village_id = $1 AND o.id = $2 AND o.uploaded_by_account_id = $3',
    [tx.villageId, voucherId, who.accountId],
  );
  if (!voucher) throw voucherUnknown();
  await refuseUsedVoucher(tx, id, voucher.sha256);
}

/** The same bytes stand for one entry of a village: for another one when that was taken back, as whoever mistyped the sum needs it. */
async function refuseUsedVoucher(tx: Tx, entryId: string, sha256: Buffer): Promise<void> {
  // Waits for whoever is recording the same voucher right now; the next statement sees what they did. No index could: the entry that is taken back stays as it was.
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('fund-voucher ' || $1 || encode($2, 'hex'), 0))", [tx.villageId, sha256]);
  const [earlier] = await tx.query<{ day: string; amount_fen: number }[]>(
    `SELECT to_char(e.received_on, 'YYYY-MM-DD') AS day, e.amount_fen FROM fund_entry e JOIN media_object o ON o.village_id = e.village_id AND o.id = e.voucher_media_id
     WHERE e.village_id = $1 AND e.id <> $2 AND o.sha256 = $3
       AND NOT EXISTS (SELECT FROM fund_entry c WHERE c.village_id = e.village_id AND c.corrects_entry_id = e.id) ORDER BY e.created_at LIMIT 1`,
    [tx.villageId, entryId, sha256],
  );
  if (earlier) throw voucherUsed(earlier.day, earlier.amount_fen);
}
