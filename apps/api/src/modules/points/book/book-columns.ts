import {
  ruleCategoryTitles,
  transferKindTitles,
  VILLAGE_UTC_OFFSET_MINUTES,
  type BookLine,
  type BookPage,
  type RuleBookLine,
} from '@jishan/contracts';
import type { SheetColumn } from '../../../platform/documents';
import { roleTitle } from '../points.view';
import { bookTexts } from './book.texts';
import type { LedgerLine } from './book-lines.queries';

const { columns, noGroup, total, actedFor, merged, mergedInto } = bookTexts;

/** `2026-11-26 09:13`, by the village's clock. */
export const villageTime = (at: Date): string =>
  new Date(at.getTime() + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString().slice(0, 16).replace('T', ' ');

const figures: readonly SheetColumn<BookLine>[] = [
  { title: columns.opening, width: 9, of: line => line.opening },
  { title: columns.earned, width: 9, of: line => line.earned },
  { title: columns.spent, width: 9, of: line => line.spent },
  { title: columns.expired, width: 9, of: line => line.expired },
  { title: columns.adjusted, width: 9, of: line => line.adjusted },
  { title: columns.closing, width: 9, of: line => line.closing },
];

/** The figures hold what merged households had; that they are not among the households is said beside it. */
const mergedRemark = (of: Pick<BookLine, 'merged'>): string => (of.merged > 0 ? merged(of.merged) : '');
const remark: SheetColumn<BookLine> = {
  title: columns.remark,
  width: 22,
  of: line => (line.mergedInto === null ? mergedRemark(line) : mergedInto(line.mergedInto)),
};

export const householdColumns: readonly SheetColumn<BookLine>[] = [
  { title: columns.group, width: 10, of: line => line.groupName ?? noGroup },
  { title: columns.household, width: 18, of: line => line.name },
  ...figures,
  remark,
];
export const groupColumns: readonly SheetColumn<BookLine>[] = [
  { title: columns.group, width: 12, of: line => (line.id === null ? noGroup : line.name) },
  { title: columns.households, width: 9, of: line => line.households },
  { title: columns.takingPart, width: 10, of: line => line.takingPart },
  ...figures,
  remark,
];
export const ruleColumns: readonly SheetColumn<RuleBookLine>[] = [
  { title: columns.category, width: 12, of: line => (line.category === null ? '' : ruleCategoryTitles[line.category]) },
  { title: columns.rule, width: 30, of: line => line.title },
  { title: columns.times, width: 9, of: line => line.times },
  { title: columns.reversedTimes, width: 10, of: line => line.reversedTimes },
  { title: columns.households, width: 9, of: line => line.households },
  { title: columns.points, width: 9, of: line => line.points },
];
export const lineColumns: readonly SheetColumn<LedgerLine>[] = [
  { title: columns.at, width: 17, of: line => villageTime(line.at) },
  { title: columns.group, width: 10, of: line => line.group_name ?? noGroup },
  { title: columns.household, width: 18, of: line => line.household_name },
  { title: columns.member, width: 12, of: line => line.member_name ?? '' },
  { title: columns.helper, width: 22, of: line => (line.helper_name === null ? '' : actedFor(line.helper_name, line.household_name)) },
  { title: columns.kind, width: 12, of: line => transferKindTitles[line.kind] },
  { title: columns.reason, width: 36, of: line => line.reason },
  { title: columns.amount, width: 9, of: line => line.amount },
  { title: columns.decidedBy, width: 12, of: line => roleTitle(line.actor_role) ?? '' },
];

const sums = (of: BookPage['total']): number[] => [of.opening, of.earned, of.spent, of.expired, of.adjusted, of.closing];
export const householdTotal = (of: BookPage['total']): (string | number)[] => [total, '', ...sums(of), mergedRemark(of)];
export const groupTotal = (of: BookPage['total']): (string | number)[] => [
  total,
  of.households,
  of.takingPart,
  ...sums(of),
  mergedRemark(of),
];
export function ruleTotal(lines: readonly RuleBookLine[]): (string | number)[] {
  const sum = (of: (line: RuleBookLine) => number): number => lines.reduce((all, line) => all + of(line), 0);
  return [total, '', sum(line => line.times), sum(line => line.reversedTimes), '', sum(line => line.points)];
}
