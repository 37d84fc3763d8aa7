import type { ProblemCode } from '@jishan/contracts';
import { Problem, type ProblemDetails } from '../../platform/errors/problem';

/** What a function that runs in the caller's transaction answers: nothing, or a refusal by its code. */
interface Answer {
  readonly refused?: ProblemCode;
  readonly details?: ProblemDetails;
}

/** Throws the refusal, which undoes whatever the function did before it. The function names a status, and a period, by its code; people read its title. */
export function mustBeDone(
  rows: readonly { readonly answer: Answer }[],
  statusTitles: Readonly<Record<string, string>>,
  periodTitles: Readonly<Record<string, string>> = {},
): void {
  const answer = rows[0]?.answer;
  if (!answer) throw new Error('a function of the books gave no answer');
  const { refused, details = {} } = answer;
  if (!refused) return;
  const status = statusTitles[String(details['status'])];
  const period = periodTitles[String(details['period'])];
  throw new Problem(refused, { ...details, ...(status === undefined ? {} : { status }), ...(period === undefined ? {} : { period }) });
}
