import type { CalendarDay, Id, Instant, Page } from '../platform';

export const INBOX_KINDS = [
  'application_credited',
  'application_returned',
  'application_rejected',
  'application_in_review',
  'application_publicized',
  'application_objected',
  'application_overturned',
  'application_upheld',
  'objection_decided',
  'panel_asked',
  'panel_overdue',
  'application_check_overdue',
  'credit_reversed',
  'redemption_reserved',
  'redemption_fulfilled',
  'redemption_cancelled',
  'redemption_expired',
  'notice_published',
  'parlour_answered',
  'parlour_asked',
  'request_advanced',
  'request_finished',
  'request_assigned',
  'claim_decided',
  'claim_submitted',
  'activity_published',
  'activity_cancelled',
  'activity_place_free',
  'activity_credited',
  'activity_reversed',
  'honour_granted',
  'honour_revoked',
  'proxy_granted',
  'proxy_received',
  'proxy_ended',
  'proxy_witness_asked',
  'proxy_witness_declined',
  'rule_set_adopted',
  'rule_set_withdrawn',
  'activity_changed',
  'thanks_credited',
  'thanks_taken_back',
  'points_expiring',
  'points_expired',
  'deduction_notified',
  'deduction_appealed',
  'deduction_ended',
  'two_decide_changed',
  'honour_points_asked',
  'deduction_appeal_overdue',
  'household_split',
  'honour_points_refused',
  'role_granted',
  'role_ended',
  'role_changed',
  'household_merge',
  'household_merge_asked',
  'safeguard_changed',
  'household_joined',
  'price_lowered',
  'roster_changed',
  'complaint_filed',
  'complaint_answered',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** The few facts a line keeps; never a name, a phone or the text of a letter. */
export interface InboxParams {
  readonly subject?: string;
  readonly points?: number;
  /** Of a number that was changed: what it was. */
  readonly before?: number;
  readonly reason?: string;
  readonly mustAcknowledge?: boolean;
  /** It was read in and may be heard. */
  readonly spoken?: boolean;
  readonly private?: boolean;
  readonly followUp?: boolean;
  /** Of a request: the step that is on, the state it came to, and that it is late. */
  readonly step?: string;
  readonly status?: string;
  readonly delayed?: boolean;
  /** Of an activity: how many of the household were there. */
  readonly persons?: number;
  /** Of what a helper did: who, and for which household. Their names are looked up when the line is read. */
  readonly helperId?: Id;
  readonly helpedHouseholdId?: Id;
  /** From which something counts, or until when it may be done. */
  readonly day?: CalendarDay;
}

/** X 代 Y, as it is called now. */
export interface InboxHelp {
  readonly helperName: string;
  readonly householdName: string;
}

export interface InboxItem {
  readonly id: Id;
  readonly kind: InboxKind;
  readonly title: string;
  readonly body: string;
  /** What it is about, so that a tap opens it. */
  readonly subjectId: Id | null;
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
}
export interface InboxPage extends Page<InboxItem> {
  readonly unread: number;
}
/** Everything up to and with this line is read. */
export interface MarkRead {
  readonly upTo: Id;
}
