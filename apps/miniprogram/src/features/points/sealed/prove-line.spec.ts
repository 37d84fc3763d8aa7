import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  headHash,
  headText,
  leafHash,
  leafText,
  merklePath,
  merkleRoot,
  reasonHash,
  toHex,
  utf8,
  type BookBlockView,
  type BookHead,
  type BookLeaf,
  type LineProof,
  type ShownLine,
} from '@jishan/contracts';
import { forgetStored } from '@/platform/storage';
import { CHECKS, prove, type Check, type Published } from './prove-line';

const VILLAGE = '0199a1b2-c3d4-7e5f-8a9b-000000000001';
const ACCOUNT = '0199a1b2-c3d4-7e5f-8a9b-000000000002';
const id = (n: number): string => `0199a1b2-c3d4-7e5f-8a9b-${String(n).padStart(12, '0')}`;
const keys = generateKeyPairSync('ed25519');

/** As the server makes them, by the means of a server. */
function block(head: BookHead, key: { publicKey: KeyObject; privateKey: KeyObject } = keys): BookBlockView {
  const publicKey = Buffer.from(key.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  return { head, hash: headHash(head), publicKey, signature: sign(null, Buffer.from(headText(head)), key.privateKey).toString('hex') };
}

const leaf = (n: number): BookLeaf => ({
  v: 1,
  village: VILLAGE,
  n,
  id: id(n),
  kind: 'award',
  amount: n,
  debit: id(900),
  debitSeq: n,
  credit: ACCOUNT,
  creditSeq: n - 3,
  cause: id(500 + n),
  reverses: null,
  at: '2026-11-25T01:02:03.123456Z',
  reason: reasonHash(id(n), '院落“五清”'),
  by: '00'.repeat(32),
});

const FIRST = 4;
const LEAVES = [4, 5, 6, 7, 8].map(leaf);
const HASHES = LEAVES.map(one => leafHash(utf8(leafText(one))));
const before = block({
  v: 1,
  village: VILLAGE,
  number: 1,
  day: '2026-11-24',
  first: 1,
  last: 3,
  root: '11'.repeat(32),
  previous: '00'.repeat(32),
  sealedAt: '2026-11-24T16:40:00.000000Z',
});
const head: BookHead = {
  ...before.head,
  number: 2,
  day: '2026-11-25',
  first: FIRST,
  last: 8,
  root: toHex(merkleRoot(HASHES)),
  previous: before.hash,
};
const sealed = block(head);
const published: Published = { block: sealed, before };
const line: ShownLine = { seq: 3, transferId: id(6), kind: 'award', amount: 6, reason: '院落“五清”', at: '2026-11-25T01:02:03.123Z' };
const proof: LineProof = { accountId: ACCOUNT, leaf: leaf(6), path: merklePath(HASHES, 6 - FIRST).map(toHex), block: sealed };

const failed = (shown: ShownLine, given: LineProof, others: Published = published): Check[] => {
  const { checks, agrees } = prove(shown, VILLAGE, given, others);
  const bad = CHECKS.filter(check => !checks[check]);
  expect(agrees).toBe(bad.length === 0);
  return bad;
};

beforeEach(() => forgetStored('book-keys'));

describe('a line against the sealed book', () => {
  it('agrees when everything does', () => {
    expect(failed(line, proof)).toEqual([]);
  });

  it.each<[string, Partial<ShownLine>]>([
    ['another amount', { amount: 7 }],
    ['points that went instead of coming', { amount: -6 }],
    ['another reason', { reason: '院落“五清” ' }],
    ['another moment', { at: '2026-11-25T01:02:03.124Z' }],
    ['another place on the statement', { seq: 4 }],
    ['another transfer', { transferId: id(7) }],
  ])('%s on the screen is noticed', (_what, change) => {
    expect(failed({ ...line, ...change }, proof)).toEqual(['line']);
  });

  it('a statement and a leaf that were changed together do not lead to the root', () => {
    expect(failed({ ...line, amount: 60 }, { ...proof, leaf: { ...proof.leaf, amount: 60 } })).toEqual(['path']);
  });

  it('a root that was changed with them does not fit the head, nor the signature', () => {
    const other = { ...head, root: '22'.repeat(32) };
    expect(failed(line, { ...proof, block: { ...sealed, head: other } })).toEqual(['path', 'head', 'signature', 'key', 'public']);
  });

  it('a whole day made anew with another key is noticed by everybody who has checked before', () => {
    expect(failed(line, proof)).toEqual([]);
    const forged = block(head, generateKeyPairSync('ed25519'));
    expect(failed(line, { ...proof, block: forged }, { block: forged, before })).toEqual(['key']);
  });

  it('a day that does not follow the one before, or of another village, is noticed', () => {
    expect(failed(line, proof, { block: sealed, before: { ...before, hash: '33'.repeat(32) } })).toEqual(['head']);
    expect(failed(line, proof, { block: sealed, before: undefined })).toEqual(['head']);
    const elsewhere = block({ ...head, village: id(77) });
    expect(failed(line, { ...proof, block: elsewhere })).toEqual(['head', 'public']);
  });

  it.each<[string, unknown]>([
    ['nothing', { ...proof, leaf: {}, path: [] }],
    ['a path of another kind', { ...proof, path: ['zz', 'AB'.repeat(32), ''] }],
    ['numbers that are none', { ...proof, leaf: { ...proof.leaf, n: Number.NaN, amount: 1.5 } }],
    ['a signature that is none', { ...proof, block: { ...sealed, signature: '', publicKey: 'xy' } }],
  ])('%s is a proof that fails, not an exception', (_what, given) => {
    expect(failed(line, given as LineProof).length).toBeGreaterThan(0);
  });
});
