import { bookRoutes, checkProof, PROOF_STEPS, type BookBlockView, type LineProof, type ProofStep, type ShownLine } from '@jishan/contracts';
import { call } from '@/api/client';
import { keyIsKnown } from './known-key';
import { signatureFits } from './signature';

export const CHECKS = [...PROOF_STEPS, 'signature', 'key', 'public'] as const;
export type Check = ProofStep | 'signature' | 'key' | 'public';

export interface Checked {
  readonly proof: LineProof;
  readonly checks: Readonly<Record<Check, boolean>>;
  readonly agrees: boolean;
}

/** Everything that this phone can find out by itself about one line; `shown` is the block as it is published to everybody. */
export function prove(line: ShownLine, villageId: string, proof: LineProof, shown: BookBlockView): Checked {
  const { block } = proof;
  const signed = signatureFits(block);
  const checks: Record<Check, boolean> = {
    ...checkProof(line, villageId, proof),
    signature: signed,
    // A key is remembered only when what it signed is right.
    key: signed && keyIsKnown(villageId, block.publicKey),
    public: shown.hash === block.hash && shown.head.root === block.head.root && shown.publicKey === block.publicKey,
  };
  return { proof, checks, agrees: CHECKS.every(check => checks[check]) };
}

export async function proveLine(line: ShownLine, villageId: string, account: 'wallet' | 'reserved'): Promise<Checked> {
  const proof = await call(bookRoutes.lineProof, { params: { villageId, transferId: line.transferId }, query: { account } });
  const number = String(proof.block.head.number);
  const { block } = await call(bookRoutes.bookBlock, { params: { villageId, number } });
  return prove(line, villageId, proof, block);
}
