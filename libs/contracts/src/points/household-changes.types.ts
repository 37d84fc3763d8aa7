import type { CalendarDay, Id, Instant, Points } from '../platform';
import type { PhotoView } from './photo.types';

/** What a change of households rests on. */
export const HOUSEHOLD_DOCUMENTS = ['application', 'meeting', 'police'] as const;
export type HouseholdDocument = (typeof HOUSEHOLD_DOCUMENTS)[number];
export const householdDocumentTitles = {
  application: '分户申请书',
  meeting: '村民会议决定',
  police: '公安户口簿',
} as const satisfies Record<HouseholdDocument, string>;

/** 并户 has an application of its own; the other two documents are the same. */
export const mergeDocumentTitles = { ...householdDocumentTitles, application: '并户申请书' } as const satisfies Record<
  HouseholdDocument,
  string
>;

export const HOUSEHOLD_CHANGE_KINDS = ['split', 'merge'] as const;
export type HouseholdChangeKind = (typeof HOUSEHOLD_CHANGE_KINDS)[number];
/** `waiting`: filed, and waits for a second pair of hands. */
export const HOUSEHOLD_MERGE_STATES = ['waiting', 'done', 'dropped'] as const;
export type HouseholdMergeState = (typeof HOUSEHOLD_MERGE_STATES)[number];

/** 分户: some people of a household move into a new one, with the points that are theirs. */
export interface SplitHousehold {
  readonly id: Id;
  readonly personIds: readonly Id[];
  /** Of the new household. */
  readonly name: string;
  readonly groupId?: Id;
  /** One of those who move. */
  readonly headPersonId: Id;
  /** One of those who stay; needed when the head moves. */
  readonly remainingHeadPersonId?: Id;
  /** How many spendable points go along: as they said, the whole wallet at most. */
  readonly points: Points;
  readonly document: HouseholdDocument;
  readonly documentDay: CalendarDay;
  readonly documentNumber: string;
  readonly reason: string;
  readonly photoIds: readonly Id[];
}

/** Why a household cannot be split today, or one of its people cannot move. */
export interface SplitOutlook {
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupId: Id | null;
  readonly spendable: Points;
  /** Held for redemptions: stays with the household. */
  readonly reserved: Points;
  /** Cases of 扣分 that are not closed: while there is one, no points move. */
  readonly openDeductions: number;
  readonly members: readonly {
    readonly personId: Id;
    readonly name: string;
    readonly head: boolean;
    readonly minor: boolean;
    /** Applications that are not decided: they must be, or be withdrawn, before this person moves. */
    readonly openApplications: number;
  }[];
  readonly groups: readonly { readonly id: Id; readonly name: string }[];
  /** By so many the points may differ from those by heads, either way; null: by any number. */
  readonly mayDiffer: Points | null;
}

/** For the members of both households and for those who keep the roster. Offices, never the name of who recorded it. */
export interface HouseholdChangeView {
  readonly id: Id;
  readonly kind: HouseholdChangeKind;
  readonly state: HouseholdMergeState;
  readonly fromHouseholdId: Id;
  readonly fromHouseholdName: string;
  readonly toHouseholdId: Id;
  readonly toHouseholdName: string;
  readonly personNames: readonly string[];
  readonly points: Points;
  readonly document: HouseholdDocument;
  readonly documentDay: CalendarDay;
  readonly documentNumber: string;
  readonly reason: string;
  readonly photos: readonly PhotoView[];
  readonly recordedByRole: string | null;
  /** The second hand, where one was needed. */
  readonly confirmedByRole: string | null;
  /** Why a filing was dropped. */
  readonly dropReason: string | null;
  /** The reader filed it: somebody else confirms, and the reader may take it back. */
  readonly filedByMe: boolean;
  readonly at: Instant;
}

/** What goes along unless something else is agreed: by heads, and what does not divide stays. */
export function pointsByHeads(spendable: Points, moving: number, members: number): Points {
  return members === 0 ? 0 : Math.floor((spendable * moving) / members);
}

/** Of all that may go along, the least and the most. */
export function splitBounds(
  { spendable, members, mayDiffer }: Pick<SplitOutlook, 'spendable' | 'members' | 'mayDiffer'>,
  moving: number,
): { readonly least: Points; readonly most: Points } {
  if (mayDiffer === null) return { least: 0, most: spendable };
  const share = pointsByHeads(spendable, moving, members.length);
  return { least: Math.max(0, share - mayDiffer), most: Math.min(spendable, share + mayDiffer) };
}
