import { get, type RouteTable } from '../platform';
import type { BookBlockPage, SealedBookPage, SealedBookQuery, LineProof, LineProofQuery } from './sealed-book.types';

/** The village's sealed book. What is public is read without a session: a root that only members saw would prove nothing. */
export const sealedBookRoutes = {
  bookBlocks: get<{ query: SealedBookQuery; answer: SealedBookPage }>()('/villages/{villageId}/points/book/blocks'),
  bookBlock: get<{ answer: BookBlockPage }>()('/villages/{villageId}/points/book/blocks/{number}'),
  /** An A4 page to print and to hang up. */
  bookPoster: get<{ answer: unknown }>()('/villages/{villageId}/points/book/blocks/{number}/poster'),
  lineProof: get<{ query: LineProofQuery; answer: LineProof }>()('/villages/{villageId}/points/accounts/mine/transfers/{transferId}/proof'),
} as const satisfies RouteTable;
