import { createHash } from 'node:crypto';
import { canonical, fromHex, leafHash, merklePath, merkleRoot, nodeHash, rootOfPath, sha256, toHex, utf8 } from '@jishan/contracts';
import fc from 'fast-check';

const real = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256', () => {
  it('is what node:crypto says, on random bytes of every length around the blocks', () => {
    for (let length = 0; length < 200; length += 1) {
      const bytes = Uint8Array.from({ length }, (_byte, n) => (n * 31 + length * 7) & 255);
      expect(toHex(sha256(bytes))).toBe(real(bytes));
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), bytes => toHex(sha256(bytes)) === real(bytes)),
      { numRuns: 500 },
    );
  });

  it('knows the standard’s own example', () => {
    expect(toHex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('bytes', () => {
  it('UTF-8 is what Buffer makes of whole text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => Buffer.from(utf8(text)).equals(Buffer.from(text, 'utf8'))));
    expect(toHex(utf8('积善𠮷'))).toBe(Buffer.from('积善𠮷').toString('hex'));
  });

  it('hexadecimal goes both ways, and nothing else is read', () => {
    fc.assert(fc.property(fc.uint8Array(), bytes => toHex(fromHex(toHex(bytes)) ?? Uint8Array.of(1)) === toHex(bytes)));
    for (const text of ['0', 'zz', 'AB', ' 00']) expect(fromHex(text)).toBeUndefined();
  });
});

describe('canonical JSON', () => {
  it('sorts names and has one writing of each value', () => {
    expect(canonical({ b: 1, a: '"\n\u0001好', c: null, B: -0 })).toBe('{"B":0,"a":"\\"\\n\\u0001好","b":1,"c":null}');
  });

  it.each([1.5, NaN, 2 ** 53, undefined, true, {}])('refuses %p', value => {
    expect(() => canonical({ value: value as never })).toThrow('not a value of the book');
  });
});

/** The tree as RFC 6962 words it: split at the largest power of two below the size. */
function byDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(byDefinition(leaves.slice(0, split)), byDefinition(leaves.slice(split)));
}

describe('the tree', () => {
  const leaves = Array.from({ length: 33 }, (_leaf, n) => leafHash(utf8(`leaf ${n}`)));

  it('is RFC 6962’s for every size, and every path leads to its root', () => {
    for (let size = 1; size <= leaves.length; size += 1) {
      const tree = leaves.slice(0, size);
      const root = toHex(byDefinition(tree));
      expect(toHex(merkleRoot(tree))).toBe(root);
      for (let index = 0; index < size; index += 1)
        expect(toHex(rootOfPath(tree[index] as Uint8Array, index, size, merklePath(tree, index)) ?? Uint8Array.of())).toBe(root);
    }
  });

  it('a path of another leaf, place or length leads elsewhere or nowhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 33 }), fc.nat(), fc.nat(), (size, a, b) => {
        const tree = leaves.slice(0, size);
        const [index, other] = [a % size, b % size];
        const root = toHex(merkleRoot(tree));
        const path = merklePath(tree, index);
        const leads = (leaf: number, at: number, way: Uint8Array[]): boolean => {
          const found = rootOfPath(tree[leaf] as Uint8Array, at, size, way);
          return found !== undefined && toHex(found) === root;
        };
        return (
          leads(index, index, path) &&
          (index === other || !leads(other, index, path)) &&
          (index === other || !leads(index, other, path)) &&
          !leads(index, index, path.slice(1)) &&
          !leads(index, index, [...path, leaves[0] as Uint8Array])
        );
      }),
    );
  });

  it('has no empty form', () => {
    expect(() => merkleRoot([])).toThrow('leaves');
    expect(() => merklePath(leaves, 33)).toThrow('no leaf');
  });
});
