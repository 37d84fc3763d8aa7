import { applicationStatusTitles, type ApplicationStatus, type ProblemCode } from '@jishan/contracts';
import { Problem, type ProblemDetails } from '../../../platform/errors/problem';
import { alreadyDecided } from '../points.errors';

/** What the panel's functions answer: nothing, or a refusal by its code. */
interface Answer {
  readonly refused?: ProblemCode;
  readonly details?: ProblemDetails;
}

/** Throws the refusal, which undoes whatever the function did before it. */
export function mustBeDone(rows: readonly { readonly answer: Answer }[]): void {
  const answer = rows[0]?.answer;
  if (!answer) throw new Error('the panel’s function gave no answer');
  if (!answer.refused) return;
  if (answer.refused === 'POINTS.APPLICATION_ALREADY_DECIDED')
    throw alreadyDecided({ status: applicationStatusTitles[answer.details?.['status'] as ApplicationStatus] });
  throw new Problem(answer.refused, answer.details ?? {});
}
