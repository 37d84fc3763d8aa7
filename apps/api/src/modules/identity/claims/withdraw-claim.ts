import type { ClaimView } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { claimView, readClaim } from './claims.queries';

/** By whoever made it, as long as nobody has decided. The number and the note go with it: they were written for a decision that nobody has to make any more. */
export async function withdrawClaim(tx: Tx, call: Call, claimId: string): Promise<ClaimView> {
  const claim = await readClaim(tx, claimId, true);
  if (claim.account_id !== call.accountId) throw notFound();
  if (claim.status !== 'pending') throw new Problem('CLAIM.ALREADY_DECIDED');
  await tx.query(
    `UPDATE membership_claim SET status = 'withdrawn', decided_at = now(), phone_cipher = NULL, phone_index = NULL, phone_masked = NULL, note = '' WHERE village_id = $1 AND id = $2`,
    [tx.villageId, claimId],
  );
  await audit(tx, call, 'claim.withdrawn', claimId);
  return claimView(await readClaim(tx, claimId));
}
