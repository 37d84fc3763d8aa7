import { sealedBookProblems } from './sealed-book';
import { checklistsProblems } from './checklists';
import { identityProblems } from './identity';
import { mediaProblems } from './media';
import { noticesProblems } from './notices';
import { parlourProblems } from './parlour';
import { platformProblems, type ProblemWords } from './platform';
import { pointsProblems } from './points';
import { storeProblems } from './store';

/** Every refusal the product knows. The client reads its words here; the server refuses by its codes. */
export const problems = {
  ...platformProblems,
  ...identityProblems,
  ...mediaProblems,
  ...pointsProblems,
  ...sealedBookProblems,
  ...storeProblems,
  ...checklistsProblems,
  ...noticesProblems,
  ...parlourProblems,
} as const;
export type ProblemCode = keyof typeof problems;

export function problemWords(code: string): ProblemWords | undefined {
  return (problems as Readonly<Record<string, ProblemWords>>)[code];
}
