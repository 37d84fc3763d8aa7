import type { Tx } from '../platform/db/tx';
import type { DemoVillage } from './county';
import { accountOf, type DemoPerson } from './county';
import { digest } from './seeded';

export type BooksItem = Readonly<Record<string, unknown>>;
export type BooksOutcome = { readonly done: Readonly<Record<string, unknown>> } | { readonly refused: string; readonly details?: unknown };

const REQUEST_ID = 'demo';
const IP = '127.0.0.1';

/** What the books want to know of the caller; every call of the demo county has a key of its own. */
export function callerOf(village: DemoVillage, actor: DemoPerson, label: string): BooksItem {
  return {
    villageId: village.id,
    actorAccountId: accountOf(actor),
    actorPersonId: actor.id,
    key: `demo-${label}`,
    requestHash: digest(`request/${label}`).toString('hex'),
    requestId: REQUEST_ID,
    ip: IP,
  };
}

/** Calls a function of the books as the API does, in the transaction at hand; outcomes in the items' order. */
export async function callBooks(tx: Tx, name: string, items: readonly BooksItem[]): Promise<BooksOutcome[]> {
  if (items.length === 0) return [];
  const rows = await tx.query<{ ord: number; outcome: BooksOutcome }[]>(`SELECT ord, outcome FROM ${name}($1::jsonb)`, [
    JSON.stringify(items),
  ]);
  const byOrd = new Map(rows.map(row => [row.ord, row.outcome]));
  return items.map((_, index) => {
    const outcome = byOrd.get(index + 1);
    if (!outcome) throw new Error(`${name} gave no outcome for item ${index + 1}`);
    return outcome;
  });
}

/** For what the plan has made sure of: a refusal is a fault of the plan. */
export async function mustBook(tx: Tx, name: string, items: readonly BooksItem[]): Promise<void> {
  for (const outcome of await callBooks(tx, name, items))
    if ('refused' in outcome) throw new Error(`${name} refused: ${outcome.refused} ${JSON.stringify(outcome.details ?? {})}`);
}

/** What submitting leaves behind in the audit. */
export const auditRow = (village: DemoVillage, actor: DemoPerson, id: string, action: string, objectId: string, at: Date) => ({
  village_id: village.id,
  id,
  account_id: accountOf(actor),
  person_id: actor.id,
  action,
  object_id: objectId,
  details: {},
  request_id: REQUEST_ID,
  ip: IP,
  created_at: at,
});
