import { fromHex, toHex, utf8 } from './bytes';
import type { BookBlockView, BookHead, BookLeaf, LineProof, ShownLine } from './sealed-book.types';
import { canonical } from './canonical';
import { leafHash, rootOfPath } from './merkle';
import { sha256 } from './sha256';

/** `line`: the proof speaks of the line that is shown. `path`: it leads to the day's root. `head`: that root stands in the head's hash. */
export const PROOF_STEPS = ['line', 'path', 'head'] as const;
export type ProofStep = (typeof PROOF_STEPS)[number];

export const leafText = (leaf: BookLeaf): string => canonical({ ...leaf });
export const headText = (head: BookHead): string => canonical({ ...head });
export const headHash = (head: BookHead): string => toHex(sha256(utf8(headText(head))));
/** How a transfer's words stand in its leaf. */
export const reasonHash = (id: string, reason: string): string => toHex(sha256(utf8(canonical({ id, reason }))));

const TO_MILLISECONDS = '2026-11-25T01:02:03.123'.length;

/** Both in UTC; the statement shows milliseconds, the leaf has microseconds. Not every phone reads six decimals, so the letters are compared. */
const sameMoment = (leaf: string, shown: string): boolean => leaf.slice(0, TO_MILLISECONDS) === shown.slice(0, TO_MILLISECONDS);

function speaksOf(line: ShownLine, villageId: string, { leaf, accountId }: LineProof): boolean {
  const [account, seq] = line.amount < 0 ? [leaf.debit, leaf.debitSeq] : [leaf.credit, leaf.creditSeq];
  return (
    leaf.v === 1 &&
    leaf.village === villageId &&
    leaf.id === line.transferId &&
    leaf.kind === line.kind &&
    leaf.amount === Math.abs(line.amount) &&
    account === accountId &&
    seq === line.seq &&
    sameMoment(leaf.at, line.at) &&
    leaf.reason === reasonHash(line.transferId, line.reason)
  );
}

function leadsToRoot({ leaf, path, block: { head } }: LineProof): boolean {
  const siblings = path.map(fromHex);
  if (siblings.some(sibling => sibling?.length !== 32)) return false;
  const root = rootOfPath(leafHash(utf8(leafText(leaf))), leaf.n - head.first, head.last - head.first + 1, siblings as Uint8Array[]);
  return root !== undefined && toHex(root) === head.root;
}

export const headAgrees = ({ head, hash }: BookBlockView, villageId: string): boolean =>
  head.v === 1 && head.village === villageId && headHash(head) === hash;

/**
 * Does the book say what the phone shows? Answers each step by itself, and takes nothing on trust but the block's signature, which the
 * caller checks. An answer of another shape than promised is a proof that fails, not an exception.
 */
export function checkProof(line: ShownLine, villageId: string, proof: LineProof): Readonly<Record<ProofStep, boolean>> {
  const holds = (step: () => boolean): boolean => {
    try {
      return step();
    } catch {
      return false;
    }
  };
  return {
    line: holds(() => speaksOf(line, villageId, proof)),
    path: holds(() => leadsToRoot(proof)),
    head: holds(() => headAgrees(proof.block, villageId)),
  };
}
