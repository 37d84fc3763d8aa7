import { problems, type FieldProblem, type ProblemCode } from '@jishan/contracts';

export type ProblemDetails = Readonly<Record<string, string | number | boolean>>;

/** An expected refusal. Its words and status stand in the contracts, under its code. */
export class Problem extends Error {
  /** What is not found says nothing about itself: whatever a function of the books answers beside the code stops here. */
  readonly details: ProblemDetails;

  constructor(
    readonly code: ProblemCode,
    details: ProblemDetails = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.details = problems[code].status === 404 ? {} : details;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** Missing and foreign look the same from outside. */
export const notFound = (): Problem => new Problem('RESOURCE.NOT_FOUND');
