import { problems, type FieldProblem, type ProblemCode } from '@jishan/contracts';

export type ProblemDetails = Readonly<Record<string, string | number | boolean>>;

/** An expected refusal. Its words and status stand in the contracts, under its code. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(code);
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** Missing and foreign look the same from outside. */
export const notFound = (): Problem => new Problem('RESOURCE.NOT_FOUND');
