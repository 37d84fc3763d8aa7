import type { VillageRole } from '../access';
import type { MediaView } from '../media';
import type { Id, Instant, PageQuery, Points } from '../platform';

export const ACTIVITY_AUDIENCES = ['village', 'groups'] as const;
export type ActivityAudience = (typeof ACTIVITY_AUDIENCES)[number];
export const activityAudienceTitles = { village: '全村', groups: '部分小组' } as const satisfies Record<ActivityAudience, string>;

/** Worked out from the clock and from what was done; nobody sets it. */
export const ACTIVITY_STATES = ['upcoming', 'running', 'ended', 'cancelled'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];
export const activityStateTitles = {
  upcoming: '未开始',
  running: '进行中',
  ended: '已结束',
  cancelled: '已取消',
} as const satisfies Record<ActivityState, string>;

export const SIGN_UP_STATES = ['going', 'waiting', 'withdrawn'] as const;
export type SignUpState = (typeof SIGN_UP_STATES)[number];
export const signUpStateTitles = { going: '已报名', waiting: '候补中', withdrawn: '已退出' } as const satisfies Record<SignUpState, string>;

/** How it became known that somebody was there. */
export const PRESENCE_MEANS = ['qr', 'digits', 'list'] as const;
export type PresenceMeans = (typeof PRESENCE_MEANS)[number];
export const presenceMeansTitles = { qr: '扫码', digits: '签到码', list: '名单登记' } as const satisfies Record<PresenceMeans, string>;

export interface PublishActivity {
  /** Made by the phone, so that a draft sent twice is one activity. */
  readonly id: Id;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly signUpUntil: Instant;
  /** Absent: as many as come. */
  readonly capacity?: number;
  readonly audience: ActivityAudience;
  /** For `groups`. */
  readonly groupIds?: readonly Id[];
  /** Absent: no points. A rule of the version in force that activities start; it stays the one that counts. */
  readonly ruleId?: Id;
  /** Where the rule has a range. */
  readonly points?: Points;
  /** Whether somebody who did not sign up can check in. */
  readonly walkIns: boolean;
  readonly photoIds: readonly Id[];
}
/** Until it begins. What is absent stays; whoever signed up is told. Words, points and audience stay as people came for them. */
export interface ChangeActivity {
  readonly place?: string;
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  readonly signUpUntil?: Instant;
  /** Null: as many as come. Never below the seats that are taken. */
  readonly capacity?: number | null;
}
export interface CancelActivity {
  readonly reason: string;
}

/** Sums only: everybody may see them. */
export interface ActivityCounts {
  readonly going: number;
  readonly waiting: number;
  readonly present: number;
}

export interface ActivityListItem {
  readonly id: Id;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly signUpUntil: Instant;
  readonly capacity: number | null;
  readonly state: ActivityState;
  /** What everybody present gets; null: none. */
  readonly points: Points | null;
  readonly settled: boolean;
  readonly photo: MediaView | null;
  readonly counts: ActivityCounts;
  /** The reader's own. */
  readonly mine: 'present' | 'going' | 'waiting' | null;
}

/** Somebody the reader may sign up: themselves, their household, and those they act for. */
export interface ActivityCompanion {
  readonly personId: Id;
  readonly name: string;
  readonly householdName: string;
  readonly self: boolean;
  /** Of another household, by a proxy right: X 代 Y. */
  readonly byProxy: boolean;
  /** Who of another house signed them up, or in: X 代 Y. A cadre's tick is nobody's help. */
  readonly helperName: string | null;
  readonly signUp: 'going' | 'waiting' | null;
  /** Place on the waiting list, from 1. */
  readonly waitingPlace: number | null;
  readonly present: boolean;
  /** Null until points were given; 0 where the rule's cap was reached. */
  readonly points: Points | null;
  readonly reversed: boolean;
}

/** One giving of points: the first, and one for each lot of late ticks. */
export interface ActivitySettlement {
  readonly nth: number;
  readonly persons: number;
  /** Present, but over the rule's cap. */
  readonly capped: number;
  readonly points: Points;
  readonly byRole: string;
  readonly at: Instant;
}

export interface ActivityView extends ActivityListItem {
  /** Of place, times and seats: what `If-Match` wants to hear from who changes them. */
  readonly version: number;
  readonly text: string;
  readonly photos: readonly MediaView[];
  /** Taken there. */
  readonly photosAfter: readonly MediaView[];
  readonly audience: ActivityAudience;
  readonly groupNames: readonly string[];
  readonly walkIns: boolean;
  readonly ruleTitle: string | null;
  readonly authorName: string;
  readonly authorRole: VillageRole;
  readonly publishedAt: Instant;
  readonly cancelledAt: Instant | null;
  readonly cancelReason: string | null;
  readonly settlements: readonly ActivitySettlement[];
  readonly companions: readonly ActivityCompanion[];
  readonly signUpOpen: boolean;
  readonly checkInOpen: boolean;
  readonly mayCancel: boolean;
  /** Place, times and seats: by whom it was published or the secretary, until it begins. */
  readonly mayChange: boolean;
  /** For those who give the points: how many wait for them, the own household's and relatives' apart. Null for everybody else. */
  readonly toSettle: number | null;
  readonly toSettleOwn: number | null;
}

export const ACTIVITY_SHELVES = ['coming', 'past'] as const;
/** `coming` includes what is going on; `past` includes what was cancelled. */
export type ActivityShelf = (typeof ACTIVITY_SHELVES)[number];
export interface ActivitiesQuery extends PageQuery {
  readonly shelf?: ActivityShelf;
}

/** For oneself, or for somebody one may act for. */
export interface ForMember {
  readonly memberId?: Id;
}
export interface SignUpResult {
  readonly signUp: 'going' | 'waiting' | null;
  readonly waitingPlace: number | null;
}

/** What the cadre's phone shows; asked for again before it expires. */
export interface ActivityCode {
  readonly activityId: Id;
  /** The text of the QR; signed, at most a minute. */
  readonly qr: string;
  /** Six digits under it, for phones that cannot scan; only together with the activity. */
  readonly digits: string;
  readonly expiresAt: Instant;
  readonly present: number;
}
/** The QR says which activity it is of; the digits do not. */
export interface CheckIn {
  readonly code: string;
  readonly activityId?: Id;
  readonly memberId?: Id;
}
export interface CheckInResult {
  readonly activityId: Id;
  readonly title: string;
  readonly personName: string;
  readonly at: Instant;
  /** Was there already: nothing changed. */
  readonly again: boolean;
}

export interface RosterMember {
  readonly personId: Id;
  readonly name: string;
  readonly signUp: 'going' | 'waiting' | null;
  readonly present: boolean;
  readonly means: PresenceMeans | null;
  /** Set when somebody else recorded it: X 代 Y. */
  readonly recordedByName: string | null;
  /** Null until points were given; 0 where the rule's cap was reached. */
  readonly points: Points | null;
  readonly reversedReason: string | null;
}
/** With names, so for cadres only. */
export interface RosterHousehold {
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly members: readonly RosterMember[];
}
export interface RosterQuery extends PageQuery {
  readonly groupId?: Id;
  /** Part of a person's or household's name. */
  readonly name?: string;
}
/** What the list should say of these persons; sent again it changes nothing. */
export interface TickPresence {
  readonly present: readonly Id[];
  readonly absent: readonly Id[];
}
export interface TickResult {
  readonly present: number;
  /** Not on the list, or with points already: left as they are. */
  readonly ignored: readonly Id[];
}
/** `expectedPersons` is what the cadre saw: if more or fewer are there by now, nothing is given. */
export interface SettleActivity {
  readonly expectedPersons: number;
}
export interface SettleResult {
  readonly activityId: Id;
  readonly nth: number;
  readonly persons: number;
  readonly capped: number;
  readonly points: Points;
  /** Of the own household, one acted for or a relative's: for another cadre. */
  readonly leftOut: number;
}
export interface ReverseActivityCredit {
  readonly reason: string;
}
export interface AddActivityPhotos {
  readonly photoIds: readonly Id[];
}
