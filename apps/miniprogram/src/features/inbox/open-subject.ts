import type { InboxItem, InboxKind } from '@jishan/contracts';
import { go } from '@/navigation/go';
import type { IconName, Tone } from '@/ui';

interface Look {
  readonly icon: IconName;
  readonly tone: Tone;
}

export const inboxLooks: Record<InboxKind, Look> = {
  application_credited: { icon: 'points', tone: 'festive' },
  application_returned: { icon: 'undo', tone: 'gold' },
  application_rejected: { icon: 'close', tone: 'plain' },
  application_in_review: { icon: 'people', tone: 'sky' },
  application_publicized: { icon: 'megaphone', tone: 'leaf' },
  application_objected: { icon: 'warning', tone: 'gold' },
  application_overturned: { icon: 'check', tone: 'leaf' },
  application_upheld: { icon: 'close', tone: 'plain' },
  objection_decided: { icon: 'flag', tone: 'sky' },
  panel_asked: { icon: 'people', tone: 'gold' },
  panel_overdue: { icon: 'clock', tone: 'gold' },
  application_check_overdue: { icon: 'clock', tone: 'gold' },
  credit_reversed: { icon: 'undo', tone: 'gold' },
  points_expiring: { icon: 'clock', tone: 'gold' },
  points_expired: { icon: 'clock', tone: 'gold' },
  redemption_reserved: { icon: 'gift', tone: 'leaf' },
  redemption_fulfilled: { icon: 'gift', tone: 'leaf' },
  redemption_cancelled: { icon: 'gift', tone: 'plain' },
  redemption_expired: { icon: 'clock', tone: 'gold' },
  notice_published: { icon: 'megaphone', tone: 'festive' },
  parlour_answered: { icon: 'chat', tone: 'sky' },
  parlour_asked: { icon: 'chat', tone: 'sky' },
  complaint_filed: { icon: 'flag', tone: 'gold' },
  complaint_answered: { icon: 'flag', tone: 'sky' },
  request_advanced: { icon: 'checklist', tone: 'sky' },
  request_finished: { icon: 'checklist', tone: 'leaf' },
  request_assigned: { icon: 'checklist', tone: 'gold' },
  claim_decided: { icon: 'people', tone: 'leaf' },
  claim_submitted: { icon: 'people', tone: 'gold' },
  household_joined: { icon: 'people', tone: 'gold' },
  activity_published: { icon: 'flag', tone: 'leaf' },
  activity_cancelled: { icon: 'flag', tone: 'plain' },
  activity_changed: { icon: 'clock', tone: 'gold' },
  activity_place_free: { icon: 'flag', tone: 'festive' },
  activity_credited: { icon: 'points', tone: 'festive' },
  activity_reversed: { icon: 'undo', tone: 'gold' },
  honour_granted: { icon: 'medal', tone: 'festive' },
  honour_points_asked: { icon: 'medal', tone: 'gold' },
  honour_revoked: { icon: 'medal', tone: 'plain' },
  proxy_granted: { icon: 'people', tone: 'leaf' },
  proxy_received: { icon: 'people', tone: 'leaf' },
  proxy_witness_asked: { icon: 'people', tone: 'gold' },
  proxy_witness_declined: { icon: 'people', tone: 'gold' },
  thanks_credited: { icon: 'heart', tone: 'festive' },
  thanks_taken_back: { icon: 'undo', tone: 'gold' },
  proxy_ended: { icon: 'people', tone: 'plain' },
  rule_set_adopted: { icon: 'rules', tone: 'leaf' },
  rule_set_withdrawn: { icon: 'rules', tone: 'plain' },
  deduction_notified: { icon: 'warning', tone: 'gold' },
  deduction_appealed: { icon: 'flag', tone: 'gold' },
  deduction_appeal_overdue: { icon: 'clock', tone: 'gold' },
  deduction_ended: { icon: 'check', tone: 'plain' },
  two_decide_changed: { icon: 'warning', tone: 'gold' },
  safeguard_changed: { icon: 'warning', tone: 'gold' },
  price_lowered: { icon: 'store', tone: 'gold' },
  household_split: { icon: 'people', tone: 'leaf' },
  honour_points_refused: { icon: 'medal', tone: 'plain' },
  role_granted: { icon: 'briefcase', tone: 'leaf' },
  role_ended: { icon: 'briefcase', tone: 'plain' },
  role_changed: { icon: 'briefcase', tone: 'sky' },
  household_merge: { icon: 'people', tone: 'leaf' },
  roster_changed: { icon: 'people', tone: 'gold' },
  household_merge_asked: { icon: 'people', tone: 'gold' },
};

const application = (id: string): void => go.to('application', { id });
const redemption = (id: string): void => go.to('redemption', { id });
const request = (id: string): void => go.to('request', { id });
const thread = (id: string): void => go.to('thread', { id });
const complaint = (id: string): void => go.to('complaint', { id });
const activity = (id: string): void => go.to('activity', { id });
const honour = (id: string): void => go.to('honour', { id });
const deduction = (id: string): void => go.to('deduction', { id });
const ruleSet = (id: string): void => go.to('ruleSet', { id });
const statement = (): void => go.to('statement');
const helpers = (): void => go.to('helpers');

/** Kinds that lead to what they are about. A kind's page is added with its room. */
const subjects: Partial<Record<InboxKind, (id: string) => void>> = {
  application_credited: application,
  application_returned: application,
  application_rejected: application,
  application_in_review: application,
  application_publicized: application,
  application_objected: application,
  application_overturned: application,
  application_upheld: application,
  credit_reversed: application,
  redemption_reserved: redemption,
  redemption_fulfilled: redemption,
  redemption_cancelled: redemption,
  redemption_expired: redemption,
  request_advanced: request,
  request_finished: request,
  request_assigned: id => go.to('requestWork', { id }),
  notice_published: id => go.to('notice', { id }),
  parlour_asked: thread,
  parlour_answered: thread,
  complaint_filed: complaint,
  complaint_answered: complaint,
  activity_published: activity,
  activity_cancelled: activity,
  activity_changed: activity,
  activity_place_free: activity,
  activity_credited: activity,
  activity_reversed: activity,
  honour_granted: honour,
  honour_revoked: honour,
  honour_points_refused: honour,
  deduction_notified: deduction,
  deduction_appealed: deduction,
  deduction_appeal_overdue: deduction,
  deduction_ended: deduction,
  household_split: id => go.to('householdChange', { id }),
  household_merge: id => go.to('householdChange', { id }),
  household_merge_asked: id => go.to('householdChange', { id }),
  rule_set_adopted: ruleSet,
  rule_set_withdrawn: ruleSet,
  price_lowered: id => go.to('goods', { id }),
};

/** Kinds that lead to a list. */
const lists: Partial<Record<InboxKind, () => void>> = {
  points_expiring: statement,
  points_expired: statement,
  thanks_credited: statement,
  thanks_taken_back: statement,
  application_check_overdue: () => go.to('review'),
  honour_points_asked: () => go.to('honours'),
  objection_decided: () => go.to('publications', { scope: 'results' }),
  panel_asked: () => go.to('panel'),
  proxy_granted: helpers,
  proxy_received: helpers,
  proxy_ended: helpers,
  proxy_witness_asked: helpers,
  proxy_witness_declined: () => go.to('proxies'),
  claim_submitted: () => go.to('claims'),
  role_granted: () => go.to('workbench'),
  role_changed: () => go.to('roleChanges'),
};

/** Where a line leads; undefined where it says everything itself. */
export function subjectOpener({ kind, subjectId }: Pick<InboxItem, 'kind' | 'subjectId'>): (() => void) | undefined {
  const open = subjects[kind];
  return open ? (subjectId ? () => open(subjectId) : undefined) : lists[kind];
}
