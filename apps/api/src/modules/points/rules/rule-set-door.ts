import type { CopiedFrom } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { throughDoor } from '../through-door';

const through = <A>(tx: Tx, call: string, values: readonly unknown[]): Promise<A> => throughDoor<A>(tx, call, [tx.villageId, ...values]);

interface NewDraft {
  readonly id: string;
  readonly title: string;
  readonly basedOnId: string | null;
  readonly copiedFrom: CopiedFrom | null;
  readonly monthCap: number | null;
  readonly rules: unknown;
  readonly maxDrafts: number;
}

/** The only writer of rules and their versions. Numbers answered are the draft's new revision. */
export const ruleSetDoor = {
  create: (tx: Tx, draft: NewDraft) =>
    through<number>(tx, 'rule_draft_create($1, $2, $3, $4, $5, $6::jsonb, $7, $8::jsonb)', [
      draft.id,
      draft.title,
      draft.basedOnId,
      draft.monthCap,
      JSON.stringify(draft.rules),
      draft.maxDrafts,
      draft.copiedFrom && JSON.stringify(draft.copiedFrom),
    ]),
  write: (tx: Tx, draft: { id: string; revision: number; title: string; monthCap: number | null; rules: unknown }) =>
    through<number>(tx, 'rule_draft_write($1, $2, $3, $4, $5, $6::jsonb)', [
      draft.id,
      draft.revision,
      draft.title,
      draft.monthCap,
      JSON.stringify(draft.rules),
    ]),
  discard: (tx: Tx, id: string, revision: number) => through<true>(tx, 'rule_draft_discard($1, $2, $3)', [id, revision]),
  adopt: (tx: Tx, id: string, revision: number, decision: object) =>
    through<number>(tx, 'rule_set_adopt($1, $2, $3, $4::jsonb)', [id, revision, JSON.stringify(decision)]),
  withdraw: (tx: Tx, id: string, reason: string) => through<number>(tx, 'rule_set_withdraw($1, $2, $3)', [id, reason]),
};
