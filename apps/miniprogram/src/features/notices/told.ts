import { noticesRoutes, type NoticeReceipt, type Route } from '@jishan/contracts';

/** What reads otherwise once somebody was told. */
export const TOLD: readonly Route[] = [
  noticesRoutes.noticeReceipts,
  noticesRoutes.noticeReceiptSummary,
  noticesRoutes.notice,
  noticesRoutes.notices,
];

/** Those of a list by household who stand at the head of more than one of it: there the whole family is recorded at once. */
export function headsOfHouseholds(items: readonly NoticeReceipt[]): ReadonlyMap<string, { readonly id: string; readonly name: string }> {
  const heads = new Map<string, { readonly id: string; readonly name: string }>();
  items.forEach(({ personId, householdId, householdName }, place) => {
    const isFirst = items[place - 1]?.householdId !== householdId;
    const goesOn = items[place + 1]?.householdId === householdId;
    if (householdId !== null && isFirst && goesOn) heads.set(personId, { id: householdId, name: householdName ?? '' });
  });
  return heads;
}
