import type { MediaView } from '../media';
import type { Id, Instant, PageQuery, Points } from '../platform';

/** Many households of one choice at once. */
export interface GrantHonours {
  /** 五好文明家庭, 最美庭院 … */
  readonly title: string;
  /** 2026 年度, 2026 年第三季度 … */
  readonly period: string;
  /** `YYYY-MM-DD`. */
  readonly grantedOn: string;
  readonly citation: string;
  /** A rule of category `honours` that cadres start. Absent: the honour alone, in a village whose rules know none. */
  readonly ruleId?: Id;
  /** Absent: the honour alone. */
  readonly points?: Points;
  readonly photoId?: Id;
  readonly householdIds: readonly Id[];
}
export interface GrantHonoursResult {
  readonly granted: number;
  readonly points: Points;
  /** More for a household than one person may give: a second officer confirms it. */
  readonly waiting: Points;
}

export interface HonourView {
  readonly id: Id;
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly villageName: string;
  readonly title: string;
  readonly period: string;
  readonly grantedOn: string;
  readonly citation: string;
  readonly points: Points | null;
  /** More than one person may give: they wait for a second officer. For those in office and the household; null for everybody else. */
  readonly pointsAsked: Points | null;
  /** What was asked for and the second officer said no to, with the reason. For those in office; null for everybody else. */
  readonly pointsRefused: { readonly points: Points; readonly reason: string } | null;
  /** The reader may be this second officer. */
  readonly mayConfirm: boolean;
  /** Or may at least say no: whoever came into office after the grant. */
  readonly mayRefuse: boolean;
  readonly photo: MediaView | null;
  /** Whether it stands on the roll; a household can stay off it. */
  readonly shown: boolean;
  /** Of a household the reader may act for. */
  readonly own: boolean;
  readonly revokedAt: Instant | null;
  readonly revokeReason: string | null;
}
export const HONOUR_SHELVES = ['roll', 'own'] as const;
export type HonourShelf = (typeof HONOUR_SHELVES)[number];
export interface HonoursQuery extends PageQuery {
  readonly shelf?: HonourShelf;
}
/** The second officer's no. */
export interface RefuseHonourPoints {
  readonly reason: string;
}
export interface RevokeHonour {
  readonly reason: string;
}
export interface ShowHonour {
  readonly shown: boolean;
}
