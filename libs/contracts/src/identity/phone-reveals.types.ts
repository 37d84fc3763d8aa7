import type { VillageRole } from '../access';
import type { Id, Instant } from '../platform';

/** Why a number is looked at. Chosen, never written: what people write about others has no place in an audit. */
export const PHONE_REVEAL_REASONS = ['notice', 'case', 'care', 'danger', 'roster'] as const;
export type PhoneRevealReason = (typeof PHONE_REVEAL_REASONS)[number];

export const phoneRevealReasonTitles = {
  notice: '通知还没有确认，打电话告知',
  case: '办理他的申请、事项或来信',
  care: '走访、关心和帮助',
  danger: '防灾、转移等紧急情况',
  roster: '核对名册',
} as const satisfies Record<PhoneRevealReason, string>;

export interface RevealPhone {
  readonly reason: PhoneRevealReason;
}

/** The one answer with a whole number in it. */
export interface RevealedPhone {
  readonly phone: string;
}

/** What the person concerned is told: the office that looked, and why. */
export interface PhoneRevealView {
  readonly id: Id;
  readonly role: VillageRole;
  readonly reason: PhoneRevealReason;
  readonly revealedAt: Instant;
}
