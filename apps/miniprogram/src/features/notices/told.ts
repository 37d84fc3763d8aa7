import { noticesRoutes, type NoticeReceipt, type Route } from '@jishan/contracts';

/** What reads otherwise once somebody was told. */
export const TOLD: readonly Route[] = [
  noticesRoutes.noticeReceipts,
  noticesRoutes.noticeReceiptSummary,
  noticesRoutes.notice,
  noticesRoutes.notices,
];

export interface WaitingHousehold {
  readonly id: string;
  readonly name: string;
  /** One of them: two households of a group may have one name. */
  readonly first: string;
}

/** Those of a list by household who stand at the head of more than one of it: there the whole family is recorded at once. */
export function headsOfHouseholds(items: readonly NoticeReceipt[]): ReadonlyMap<string, WaitingHousehold> {
  const heads = new Map<string, WaitingHousehold>();
  items.forEach(({ personId, name, householdId, householdName }, place) => {
    const isFirst = items[place - 1]?.householdId !== householdId;
    const goesOn = items[place + 1]?.householdId === householdId;
    if (householdId !== null && isFirst && goesOn) heads.set(personId, { id: householdId, name: householdName ?? '', first: name });
  });
  return heads;
}
