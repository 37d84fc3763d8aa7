import { canonical, reasonHash, sha256, toHex, utf8, type BookBlockView, type BookLeaf, type TransferKind } from '@jishan/contracts';

export interface BlockRow {
  village_id: string;
  number: number;
  day: string;
  first_n: number;
  last_n: number;
  root: Buffer;
  previous: Buffer;
  hash: Buffer;
  /** As it stands in the signed head, to the microsecond. */
  sealed_at: string;
  public_key: Buffer;
  signature: Buffer;
}

export const blockView = (row: BlockRow): BookBlockView => ({
  head: {
    v: 1,
    village: row.village_id,
    number: row.number,
    day: row.day,
    first: row.first_n,
    last: row.last_n,
    root: toHex(row.root),
    previous: toHex(row.previous),
    sealedAt: row.sealed_at,
  },
  hash: toHex(row.hash),
  publicKey: toHex(row.public_key),
  signature: toHex(row.signature),
});

export interface LeafRow {
  n: number | null;
  id: string;
  kind: TransferKind;
  amount: number;
  cause_id: string;
  reverses_transfer_id: string | null;
  reason: string;
  member_id: string | null;
  actor_person_id: string | null;
  actor_role: string | null;
  /** UTC with microseconds. */
  at: string;
  debit: string;
  debit_seq: number;
  credit: string;
  credit_seq: number;
}

export const leafView = (villageId: string, n: number, row: LeafRow): BookLeaf => ({
  v: 1,
  village: villageId,
  n,
  id: row.id,
  kind: row.kind,
  amount: row.amount,
  debit: row.debit,
  debitSeq: row.debit_seq,
  credit: row.credit,
  creditSeq: row.credit_seq,
  cause: row.cause_id,
  reverses: row.reverses_transfer_id,
  at: row.at,
  reason: reasonHash(row.id, row.reason),
  by: toHex(sha256(utf8(canonical({ actor: row.actor_person_id, id: row.id, member: row.member_id, role: row.actor_role })))),
});
