import { activitiesProblems } from './activities';
import { checklistsProblems } from './checklists';
import { complaintsProblems } from './complaints';
import { fundProblems } from './fund';
import { identityProblems } from './identity';
import { mediaProblems } from './media';
import { noticesProblems } from './notices';
import { parlourProblems } from './parlour';
import { platformProblems } from './platform';
import {
  bookProblems,
  deductionProblems,
  householdChangeProblems,
  pointsProblems,
  recordedProblems,
  ruleSetProblems,
  standardProblems,
} from './points';
import { sealedBookProblems } from './sealed-book';
import { storeProblems } from './store';

/** Every refusal the product knows. The server answers the code with its words; a client needs the type only. */
export const problems = {
  ...platformProblems,
  ...identityProblems,
  ...mediaProblems,
  ...pointsProblems,
  ...ruleSetProblems,
  ...standardProblems,
  ...deductionProblems,
  ...householdChangeProblems,
  ...recordedProblems,
  ...bookProblems,
  ...sealedBookProblems,
  ...storeProblems,
  ...fundProblems,
  ...checklistsProblems,
  ...noticesProblems,
  ...parlourProblems,
  ...complaintsProblems,
  ...activitiesProblems,
} as const;
export type ProblemCode = keyof typeof problems;
