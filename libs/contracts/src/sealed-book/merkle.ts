import { joined } from './bytes';
import { sha256 } from './sha256';

/** RFC 6962 / RFC 9162: leaves and nodes are told apart by their first byte, so none can be passed off as the other. */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (data: Uint8Array): Uint8Array => sha256(joined(LEAF, data));
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(joined(NODE, left, right));

/** One level up; a last one without a partner rises as it is. That is the tree of RFC 6962, built from below. */
function above(level: readonly Uint8Array[]): Uint8Array[] {
  const up: Uint8Array[] = [];
  for (let n = 0; n < level.length; n += 2) {
    const [left, right] = [level[n] as Uint8Array, level[n + 1]];
    up.push(right === undefined ? left : nodeHash(left, right));
  }
  return up;
}

/** Of at least one leaf hash. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves;
  while (level.length > 1) level = above(level);
  if (level[0] === undefined) throw new Error('a tree has leaves');
  return level[0];
}

/** The siblings on the way from a leaf to the root, lowest first. */
export function merklePath(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!(index >= 0 && index < leaves.length)) throw new Error(`no leaf ${index}`);
  const path: Uint8Array[] = [];
  let at = index;
  for (let level = leaves; level.length > 1; level = above(level)) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling !== undefined) path.push(sibling);
    at = Math.floor(at / 2);
  }
  return path;
}

/** Where a path leads (RFC 9162, 2.1.3.2); undefined when it has another length than a tree of this size allows. */
export function rootOfPath(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Uint8Array | undefined {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size)) return undefined;
  let [at, last, hash] = [index, size - 1, leaf];
  const left = [...path];
  while (last > 0) {
    // The last one of a level with nobody beside it rises as it is.
    if (at % 2 === 1 || at < last) {
      const sibling = left.shift();
      if (sibling === undefined) return undefined;
      hash = at % 2 === 1 ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return left.length === 0 ? hash : undefined;
}
