import { command, get, type Page, type PageQuery, type RouteTable } from '../platform';
import type {
  AppealDeduction,
  AppealSpoken,
  CloseDeduction,
  DecideAppeal,
  DeductionsQuery,
  DeductionView,
  OpenDeduction,
  TellDeduction,
} from './deductions.types';

export const deductionRoutes = {
  deductions: get<{ query: DeductionsQuery; answer: Page<DeductionView> }>()('/villages/{villageId}/points/deductions'),
  openDeduction: command<{ body: OpenDeduction; answer: DeductionView }>()('/villages/{villageId}/points/deductions'),
  myDeductions: get<{ query: PageQuery; answer: Page<DeductionView> }>()('/villages/{villageId}/points/deductions/mine'),
  deduction: get<{ answer: DeductionView }>()('/villages/{villageId}/points/deductions/{deductionId}'),
  appealDeduction: command<{ body: AppealDeduction; answer: DeductionView }>()(
    '/villages/{villageId}/points/deductions/{deductionId}/appeal',
  ),
  tellDeduction: command<{ body: TellDeduction; answer: DeductionView }>()('/villages/{villageId}/points/deductions/{deductionId}/tell'),
  appealSpoken: command<{ body: AppealSpoken; answer: DeductionView }>()(
    '/villages/{villageId}/points/deductions/{deductionId}/appeal-spoken',
  ),
  decideAppeal: command<{ body: DecideAppeal; answer: DeductionView }>()('/villages/{villageId}/points/deductions/{deductionId}/decide'),
  withdrawDeduction: command<{ body: CloseDeduction; answer: DeductionView }>()(
    '/villages/{villageId}/points/deductions/{deductionId}/withdraw',
  ),
  reverseDeduction: command<{ body: CloseDeduction; answer: DeductionView }>()(
    '/villages/{villageId}/points/deductions/{deductionId}/reverse',
  ),
} as const satisfies RouteTable;
