import type { OrganizationRole, VillageRole } from '../access';
import type { CalendarDay, Id, Instant } from '../platform';
import type { ProxyRightView } from './proxies.types';

export const ORGANIZATION_KINDS = ['city', 'county', 'township', 'village'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export const REDEMPTION_MODES = ['any_time', 'rounds'] as const;
export type RedemptionMode = (typeof REDEMPTION_MODES)[number];

/** Of whom panels are drawn. The secretary and the supervisor stand in when all of these must step aside. */
export const PANEL_POOLS = ['reviewers', 'reviewers_and_cadres'] as const;
export type PanelPool = (typeof PANEL_POOLS)[number];

/**
 * 积分有效期. `yearly`: what was credited before the start of the village's year goes at that midnight. `rolling12`: each credit goes twelve
 * months after it was made.
 */
export const POINTS_EXPIRIES = ['none', 'yearly', 'rolling12'] as const;
export type PointsExpiry = (typeof POINTS_EXPIRIES)[number];
/** From the day on which a village begins to let points expire, or changes how: nothing goes on any of these days. */
export const EXPIRY_NOTICE_DAYS = 30;
/** `MM-DD`, up to the 28th, so that every year has it. */
export const YEAR_START_PATTERN = /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

/** Village options; each has a default, so a stored row may lack a new one. */
export interface VillageSettings {
  readonly redemptionMode: RedemptionMode;
  /** Names in public lists as 罗*. */
  readonly maskNames: boolean;
  /** How long a reservation waits for its hand-over. */
  readonly reservationDays: number;
  /** 1 point = n fen, for the fund's coverage. */
  readonly pointValueFen: number;
  /** 光荣榜, by bands; a household may stay off it. */
  readonly honourRoll: boolean;
  /** Full lane: how many may be drawn at most, and how many of them must agree. The first `panelNeeded` are asked; the next one only when they differ. */
  readonly panelSize: number;
  readonly panelNeeded: number;
  readonly panelPool: PanelPool;
  readonly checkWorkingDays: number;
  readonly panelWorkingDays: number;
  /** Whole days in 公示, the day it begins not counted. */
  readonly publicationDays: number;
  /** For each deed that a helper finished for another household, to the helper's own; 0: none. */
  readonly helperThanksPoints: number;
  /** How many deeds of one helper are thanked for in a calendar month. */
  readonly helperThanksPerMonth: number;
  /** More points than this are decided by two people or more, whatever lane the rule says; 0: no such limit. */
  readonly twoDecideAbovePoints: number;
  readonly pointsExpiry: PointsExpiry;
  /** `MM-DD`: when the village's year of points begins. */
  readonly expiryYearStart: string;
  /** The first day at whose beginning points may go. Set by the server whenever one of the two above is changed; null while nothing expires. */
  readonly expiryFrom: CalendarDay | null;
  /** 扣分 may be opened; off unless the village wants it. */
  readonly deductions: boolean;
  /** Whole days in which a household may appeal, the day of the notice not counted. */
  readonly deductionAppealDays: number;
}
/** Those that a village chooses itself. */
export type VillageChoices = Omit<VillageSettings, 'expiryFrom'>;
export const defaultVillageSettings: VillageSettings = {
  redemptionMode: 'any_time',
  maskNames: true,
  reservationDays: 7,
  pointValueFen: 100,
  honourRoll: true,
  panelSize: 3,
  panelNeeded: 2,
  panelPool: 'reviewers',
  checkWorkingDays: 2,
  panelWorkingDays: 5,
  publicationDays: 5,
  helperThanksPoints: 0,
  helperThanksPerMonth: 4,
  twoDecideAbovePoints: 50,
  pointsExpiry: 'none',
  expiryYearStart: '01-01',
  expiryFrom: null,
  deductions: false,
  deductionAppealDays: 5,
};

export interface DemoLogin {
  readonly title: string;
  readonly username: string;
  readonly password: string;
  readonly village?: string;
}

/** What the app asks before anybody is logged in. */
export interface AppInfo {
  readonly name: string;
  readonly version: string;
  /** True only in a demonstration: the WeChat stand-in may be used to come in. */
  readonly demo: boolean;
  readonly demoLogins: readonly DemoLogin[];
}

/** `weapp` gets the refresh token in the body; `h5` in an HttpOnly cookie. */
export type ClientKind = 'weapp' | 'h5';

export interface WechatLogin {
  readonly code: string;
  readonly client: ClientKind;
}
export interface PasswordLogin {
  readonly username: string;
  readonly password: string;
  readonly client: ClientKind;
  readonly oneTimeCode?: string;
}
export interface ChangePassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}
export interface ConfirmSecondFactor {
  readonly code: string;
}

/** Shown once: the server never tells the secret again. */
export interface SecondFactorStart {
  /** For the QR picture, `otpauth://totp/…`. */
  readonly uri: string;
  /** The same secret in base32, to type in. */
  readonly secret: string;
}
export interface RefreshSession {
  readonly client: ClientKind;
  readonly refreshToken?: string;
}

export interface SessionTokens {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** For weapp only. */
  readonly refreshToken?: string;
}

export interface Membership {
  readonly villageId: Id;
  readonly villageName: string;
  readonly personId: Id;
  readonly personName: string;
  readonly householdId: Id | null;
  readonly householdName: string | null;
  readonly groupName: string | null;
  readonly roles: readonly VillageRole[];
}

export interface OrganizationMembership {
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly kind: OrganizationKind;
  readonly roles: readonly OrganizationRole[];
}

export interface PendingClaim {
  readonly id: Id;
  readonly villageId: Id;
  readonly villageName: string;
  readonly name: string;
  readonly createdAt: Instant;
}

export interface Me {
  readonly accountId: Id;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly memberships: readonly Membership[];
  readonly organizations: readonly OrganizationMembership[];
  readonly pendingClaims: readonly PendingClaim[];
}

export interface VillageListItem {
  readonly id: Id;
  readonly name: string;
  /** 乐山市 金口河区 和平彝族乡 */
  readonly pathNames: readonly string[];
  readonly demo: boolean;
}

export interface VillageHome {
  readonly id: Id;
  readonly name: string;
  readonly pathNames: readonly string[];
  readonly settings: VillageSettings;
  /** Of the settings: what `If-Match` wants to hear from who changes them. */
  readonly version: number;
  readonly householdCount: number;
  readonly personCount: number;
  readonly groups: readonly { readonly id: Id; readonly name: string }[];
}

export interface InvitationView {
  readonly villageId: Id;
  readonly villageName: string;
  readonly pathNames: readonly string[];
  /** Set when it invites into one household: then a matching name is enough. */
  readonly householdName: string | null;
  readonly expiresAt: Instant;
}

export const CLAIM_STATUSES = ['pending', 'approved', 'rejected', 'withdrawn'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/**
 * The phone comes either proved (`phoneCode`, from WeChat) or typed. Only a proved phone, or an invitation into the very
 * household, together with the name on the roster, lets a person in at once: a neighbour knows both name and number.
 */
export interface SubmitClaim {
  readonly id?: Id;
  readonly name: string;
  readonly phoneCode?: string;
  readonly phone?: string;
  readonly groupId?: Id;
  readonly invitationToken?: string;
  readonly note?: string;
}

export interface ClaimView {
  readonly id: Id;
  readonly status: ClaimStatus;
  readonly name: string;
  readonly phoneMasked: string | null;
  readonly phoneProved: boolean;
  readonly groupName: string | null;
  readonly note: string;
  readonly createdAt: Instant;
  /** For those who decide: persons on the roster with this name or phone and no account. */
  readonly candidates?: readonly PersonListItem[];
  readonly decisionReason: string | null;
}

export interface DecideClaim {
  readonly decision: 'approve' | 'reject';
  /** Required to approve: whose place it is. */
  readonly personId?: Id;
  /** Required to reject. */
  readonly reason?: string;
}

export interface PersonListItem {
  readonly id: Id;
  readonly name: string;
  readonly phoneMasked: string | null;
  readonly householdId: Id | null;
  readonly householdName: string | null;
  readonly groupName: string | null;
  readonly hasAccount: boolean;
  readonly roles: readonly VillageRole[];
}

export interface PeopleQuery {
  readonly cursor?: string;
  readonly limit?: number;
  readonly name?: string;
  readonly groupId?: Id;
  readonly householdId?: Id;
}

export interface HouseholdView {
  readonly id: Id;
  readonly name: string;
  readonly groupName: string | null;
  readonly members: readonly {
    readonly personId: Id;
    readonly name: string;
    readonly head: boolean;
    readonly phoneMasked: string | null;
    readonly hasAccount: boolean;
  }[];
  /** The paper card's QR text. Members and keepers only. */
  readonly cardCode: string;
  readonly helpers: readonly ProxyRightView[];
}

export interface HouseholdListItem {
  readonly id: Id;
  readonly name: string;
  readonly groupName: string | null;
  readonly memberCount: number;
}

export interface CreateInvitation {
  readonly householdId?: Id;
}
export interface InvitationCreated {
  readonly token: string;
  readonly path: string;
  readonly expiresAt: Instant;
}

export interface GrantRole {
  readonly personId: Id;
  readonly role: VillageRole;
  readonly granted: boolean;
}

export interface VillageSummary {
  readonly villageId: Id;
  readonly name: string;
  readonly households: number;
  readonly householdsTakingPart: number;
  readonly applicationsDecided: number;
  readonly applicationsWaiting: number;
}
