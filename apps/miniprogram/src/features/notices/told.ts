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
  /** Those of it on the list. */
  readonly people: readonly string[];
  /** None of it is on a page that was not read yet: all who would be recorded are known by name. */
  readonly whole: boolean;
}

/** By the first person of each household of a list by household: its name stands above them, else the next one's people would seem to be of it. */
export function headsOfHouseholds(items: readonly NoticeReceipt[], more: boolean): ReadonlyMap<string, WaitingHousehold> {
  const heads = new Map<string, WaitingHousehold>();
  items.forEach(({ personId, householdId, householdName }, place) => {
    if (householdId === null || items[place - 1]?.householdId === householdId) return;
    const people = items.filter(one => one.householdId === householdId).map(({ name }) => name);
    heads.set(personId, { id: householdId, name: householdName ?? '', people, whole: !more || place + people.length < items.length });
  });
  return heads;
}
