import { deductionRoutes, pointsRoutes } from '@jishan/contracts';

/** What is read anew when a case has moved. */
export const DEDUCTION_CHANGED = [
  deductionRoutes.deduction,
  deductionRoutes.deductions,
  deductionRoutes.myDeductions,
  pointsRoutes.myAccount,
  pointsRoutes.myStatement,
] as const;
