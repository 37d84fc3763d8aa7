import { problems, type ProblemCode } from '@jishan/contracts';
import type { Tx } from '../../platform/db/tx';
import { Problem, type ProblemDetails } from '../../platform/errors/problem';

/** What a function that runs in the caller's transaction answers: a refusal by its code, or what it has done, if it says so. */
interface Answer<A> {
  readonly done?: A;
  readonly refused?: string;
  readonly details?: ProblemDetails;
}

/**
 * Calls such a function, and gives what it did. A refusal leaves as the problem of its code, and undoes whatever the function did before it. The function
 * names a status, or a period, by its code; people read its title.
 */
export async function throughDoor<A = void>(
  tx: Tx,
  call: string,
  values: readonly unknown[],
  titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Promise<A> {
  const [row] = await tx.query<{ answer: Answer<A> }[]>(`SELECT ${call} AS answer`, [...values]);
  if (!row) throw new Error('a function without an answer');
  const { done, refused, details = {} } = row.answer;
  if (refused === undefined) return done as A;
  if (!(refused in problems)) throw new Error(`refused with an unknown code: ${refused}`);
  const said = Object.entries(titles).flatMap(([name, of]) => {
    const title = of[String(details[name])];
    return title === undefined ? [] : [[name, title] as const];
  });
  throw new Problem(refused as ProblemCode, { ...details, ...Object.fromEntries(said) });
}
