import type { OrganizationRole, VillageRole } from '../access';
import type { Id, Instant } from '../platform';
import type { ProxyRightView } from './proxies.types';
import type { VillageSettings } from './village-settings.types';

export const ORGANIZATION_KINDS = ['city', 'county', 'township', 'village'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

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
/** For who came by WeChat and has no password. `code`: WeChat's login code, which says that it is still the same person. */
export interface SetFirstPassword {
  readonly username: string;
  readonly newPassword: string;
  readonly code: string;
}
/** `code`: the login code of the phone's WeChat. */
export interface BindWechat {
  readonly currentPassword: string;
  readonly code: string;
}
export interface UnbindWechat {
  readonly currentPassword: string;
}
export interface StartSecondFactor {
  readonly currentPassword: string;
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
  /** Whose they are: a browser's cookie may meanwhile be another person's. */
  readonly accountId: Id;
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
  /** Into which an invitation asked them; null without one. */
  readonly householdName: string | null;
  readonly createdAt: Instant;
}

/** The last claim of a village, where it was refused: why, for the person to read. */
export interface RefusedClaim {
  readonly id: Id;
  readonly villageName: string;
  readonly name: string;
  readonly reason: string;
  readonly decidedAt: Instant;
}

export interface Me {
  readonly accountId: Id;
  readonly hasPassword: boolean;
  /** A server before this field does not say it. */
  readonly hasWechat?: boolean;
  /** Somebody else made the password: until it is changed nothing but changing it is answered. */
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly memberships: readonly Membership[];
  readonly organizations: readonly OrganizationMembership[];
  readonly pendingClaims: readonly PendingClaim[];
  /** Of villages in which nothing came after it; a server before this field answers none. */
  readonly refusedClaims?: readonly RefusedClaim[];
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
  /** Who in it was looked for, where the household’s own name does not say so. */
  readonly foundName: string | null;
}

export interface VillageSummary {
  readonly villageId: Id;
  readonly name: string;
  readonly households: number;
  readonly householdsTakingPart: number;
  readonly applicationsDecided: number;
  readonly applicationsWaiting: number;
}
