import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { toHex } from '@jishan/contracts';
import type { Client } from 'pg';
import type { Fault } from './fault';

const PAGE_ROWS = 2_000;

export interface Signatures {
  readonly faults: readonly Fault[];
  /** How many blocks each key has signed. */
  readonly blocksOfKey: ReadonlyMap<string, number>;
}

export interface Signed {
  readonly head: string;
  readonly public_key: Buffer;
  readonly signature: Buffer;
}
interface Row extends Signed {
  village_id: string;
  number: number;
}

const keyOf = (bytes: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' });

export function isSigned({ head, public_key: key, signature }: Signed): boolean {
  try {
    return verify(null, Buffer.from(head, 'utf8'), keyOf(key), signature);
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false;
  }
}

/** Every signature against the head as its block's fields make it. `known` keys, when given, are the only ones believed. */
export async function verifySignatures(client: Client, village: string | null, known: readonly string[]): Promise<Signatures> {
  const faults: Fault[] = [];
  const blocksOfKey = new Map<string, number>();
  let after: readonly [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const { rows } = await client.query<Row>(
      `SELECT b.village_id, b.number, book_head(b.village_id, b.number, b.day, b.first_n, b.last_n, b.root, b.previous, b.sealed_at) AS head, s.public_key, s.signature
       FROM ledger_block b JOIN ledger_block_signature s ON s.village_id = b.village_id AND s.number = b.number
       WHERE ($1::uuid IS NULL OR b.village_id = $1) AND (b.village_id, b.number) > ($2::uuid, $3::int) ORDER BY b.village_id, b.number LIMIT $4`,
      [village, after[0], after[1], PAGE_ROWS],
    );
    for (const row of rows) {
      const key = toHex(row.public_key);
      blocksOfKey.set(key, (blocksOfKey.get(key) ?? 0) + 1);
      const fault = !isSigned(row)
        ? `block ${row.number}: the signature does not fit its head`
        : known.length > 0 && !known.includes(key)
          ? `block ${row.number} is signed with a key that is not ours: ${key}`
          : undefined;
      if (fault) faults.push({ villageId: row.village_id, subject: 'signature', subjectId: row.village_id, fault });
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_ROWS) return { faults, blocksOfKey };
    after = [last.village_id, last.number];
  }
}
