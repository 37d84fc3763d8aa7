import {
  merklePath,
  toHex,
  type BookBlockPage,
  type BookBlockView,
  type SealedBookPage,
  type SealedBookQuery,
  type LineProof,
} from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { villageName } from '../../identity';
import { notSealed } from '../points.errors';
import { blockView, leafView, type BlockRow, type LeafRow } from './sealed-book.view';

const LARGEST = 2_147_483_647;
const BLOCK_COLUMNS = `b.village_id, b.number, b.day::text AS day, b.first_n, b.last_n, b.root, b.previous, b.hash, to_char(b.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS sealed_at, s.public_key, s.signature`;
/** A block without its signature is not shown: it will be signed within the hour. */
const SIGNED_BLOCK = 'ledger_block b JOIN ledger_block_signature s ON s.village_id = b.village_id AND s.number = b.number';

/** Newest first. */
export async function readBlocks(tx: Tx, query: SealedBookQuery, publicKey: Buffer): Promise<SealedBookPage> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[number]>(query.cursor, ['number']);
  const rows = await tx.query<BlockRow[]>(
    `SELECT ${BLOCK_COLUMNS} FROM ${SIGNED_BLOCK} WHERE b.village_id = $1 AND b.number < $2 ORDER BY b.number DESC LIMIT $3`,
    [tx.villageId, before ? Math.min(Math.trunc(before[0]), LARGEST) : LARGEST, limit + 1],
  );
  return { villageName: await villageName(tx), publicKey: toHex(publicKey), ...pageOf(rows, limit, blockView, row => [row.number]) };
}

/** `number` as it stands in the address; whatever is none names nothing. */
export async function readBlock(tx: Tx, number: string): Promise<BookBlockPage> {
  const name = await villageName(tx);
  if (!/^[1-9]\d{0,8}$/.test(number)) throw notFound();
  return { villageName: name, block: await signedBlock(tx, Number(number)) };
}

async function signedBlock(tx: Tx, number: number): Promise<BookBlockView> {
  const [row] = await tx.query<BlockRow[]>(`SELECT ${BLOCK_COLUMNS} FROM ${SIGNED_BLOCK} WHERE b.village_id = $1 AND b.number = $2`, [
    tx.villageId,
    number,
  ]);
  if (!row) throw notFound();
  return blockView(row);
}

const LEAF_COLUMNS = `t.id, t.kind, t.amount, t.cause_id, t.reverses_transfer_id, t.reason, t.member_id, t.actor_person_id, t.actor_role,
  to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, d.account_id AS debit, d.seq AS debit_seq, c.account_id AS credit, c.seq AS credit_seq`;

interface LineRow extends LeafRow {
  account_id: string;
  number: number | null;
}

/** Of a transfer on the household's own account; any other is missing. The leaf is made from the transfer as it is now: had somebody changed it, the way would lead elsewhere. */
export async function readProof(
  tx: Tx,
  householdIds: readonly string[],
  transferId: string,
  account: 'wallet' | 'reserved',
): Promise<LineProof> {
  const [line] = await tx.query<LineRow[]>(
    `SELECT a.id AS account_id, l.n, s.number, ${LEAF_COLUMNS}
     FROM ledger_account a
     JOIN ledger_entry own ON own.village_id = a.village_id AND own.account_id = a.id
     JOIN ledger_transfer t ON t.village_id = own.village_id AND t.id = own.transfer_id
     JOIN ledger_entry d ON d.village_id = t.village_id AND d.transfer_id = t.id AND d.amount < 0
     JOIN ledger_entry c ON c.village_id = t.village_id AND c.transfer_id = t.id AND c.amount > 0
     LEFT JOIN ledger_leaf l ON l.village_id = d.village_id AND l.account_id = d.account_id AND l.seq = d.seq
     LEFT JOIN ledger_block_signature s ON s.village_id = l.village_id AND s.number = l.block_number
     WHERE a.village_id = $1 AND a.household_id = ANY($2) AND a.kind = $3 AND own.transfer_id = $4 ORDER BY array_position($2::uuid[], a.household_id) LIMIT 1`,
    [tx.villageId, householdIds, account, transferId],
  );
  if (!line) throw notFound();
  if (line.number === null || line.n === null) throw notSealed();
  const block = await signedBlock(tx, line.number);
  const hashes = await tx.query<{ hash: Buffer }[]>(
    'SELECT hash FROM ledger_leaf WHERE village_id = $1 AND n BETWEEN $2 AND $3 ORDER BY n',
    [tx.villageId, block.head.first, block.head.last],
  );
  const leaves = hashes.map(row => row.hash);
  return {
    accountId: line.account_id,
    leaf: leafView(tx.villageId, line.n, line),
    path: merklePath(leaves, line.n - block.head.first).map(toHex),
    block,
  };
}
