import {
  sealedBookRoutes,
  checkProof,
  headAgrees,
  PROOF_STEPS,
  type BookBlockView,
  type LineProof,
  type ProofStep,
  type ShownLine,
} from '@jishan/contracts';
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

/** What everybody is shown: the line's block, and the one before it. */
export interface Published {
  readonly block: BookBlockView;
  readonly before: BookBlockView | undefined;
}

const FIRST_PREVIOUS = '0'.repeat(64);

function follows({ head }: BookBlockView, before: BookBlockView | undefined, villageId: string): boolean {
  if (head.number === 1) return head.previous === FIRST_PREVIOUS && head.first === 1;
  return before !== undefined && headAgrees(before, villageId) && before.hash === head.previous && before.head.last + 1 === head.first;
}

/** Everything that this phone can find out by itself about one line. */
export function prove(line: ShownLine, villageId: string, proof: LineProof, published: Published): Checked {
  const { block } = proof;
  const shown = published.block;
  const found = checkProof(line, villageId, proof);
  const signed = signatureFits(block);
  const checks: Record<Check, boolean> = {
    ...found,
    head: found.head && follows(block, published.before, villageId),
    signature: signed,
    // A key is remembered only when what it signed is right.
    key: signed && keyIsKnown(villageId, block.publicKey),
    public: shown.hash === block.hash && shown.head.root === block.head.root && shown.publicKey === block.publicKey,
  };
  return { proof, checks, agrees: CHECKS.every(check => checks[check]) };
}

const publishedBlock = async (villageId: string, number: number): Promise<BookBlockView> =>
  (await call(sealedBookRoutes.bookBlock, { params: { villageId, number: String(number) } })).block;

export async function proveLine(line: ShownLine, villageId: string, account: 'wallet' | 'reserved'): Promise<Checked> {
  const proof = await call(sealedBookRoutes.lineProof, { params: { villageId, transferId: line.transferId }, query: { account } });
  const { number } = proof.block.head;
  const block = await publishedBlock(villageId, number);
  const before = number > 1 ? await publishedBlock(villageId, number - 1) : undefined;
  return prove(line, villageId, proof, { block, before });
}
