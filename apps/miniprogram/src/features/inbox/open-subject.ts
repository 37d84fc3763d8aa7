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
  request_advanced: { icon: 'checklist', tone: 'sky' },
  request_finished: { icon: 'checklist', tone: 'leaf' },
  request_assigned: { icon: 'checklist', tone: 'gold' },
  claim_decided: { icon: 'people', tone: 'leaf' },
  claim_submitted: { icon: 'people', tone: 'gold' },
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
  household_split: { icon: 'people', tone: 'leaf' },
};

/** Where a line leads; undefined where it says everything itself. A kind's page is added with its room. */
export function subjectOpener(item: Pick<InboxItem, 'kind' | 'subjectId'>): (() => void) | undefined {
  const id = item.subjectId ?? undefined;
  switch (item.kind) {
    case 'application_credited':
    case 'application_returned':
    case 'application_rejected':
    case 'application_in_review':
    case 'application_publicized':
    case 'application_objected':
    case 'application_overturned':
    case 'application_upheld':
    case 'credit_reversed':
      return id ? () => go.to('application', { id }) : undefined;
    case 'points_expiring':
    case 'points_expired':
    case 'thanks_credited':
    case 'thanks_taken_back':
      return () => go.to('statement');
    case 'redemption_reserved':
    case 'redemption_fulfilled':
    case 'redemption_cancelled':
    case 'redemption_expired':
      return id ? () => go.to('redemption', { id }) : undefined;
    case 'request_advanced':
    case 'request_finished':
      return id ? () => go.to('request', { id }) : undefined;
    case 'request_assigned':
      return id ? () => go.to('requestWork', { id }) : undefined;
    case 'notice_published':
      return id ? () => go.to('notice', { id }) : undefined;
    case 'parlour_asked':
    case 'parlour_answered':
      return id ? () => go.to('thread', { id }) : undefined;
    case 'activity_published':
    case 'activity_cancelled':
    case 'activity_changed':
    case 'activity_place_free':
    case 'activity_credited':
    case 'activity_reversed':
      return id ? () => go.to('activity', { id }) : undefined;
    case 'honour_points_asked':
      return () => go.to('honours');
    case 'honour_granted':
    case 'honour_revoked':
      return id ? () => go.to('honour', { id }) : undefined;
    case 'deduction_notified':
    case 'deduction_appealed':
    case 'deduction_appeal_overdue':
    case 'deduction_ended':
      return id ? () => go.to('deduction', { id }) : undefined;
    case 'household_split':
      return id ? () => go.to('householdChange', { id }) : undefined;
    case 'rule_set_adopted':
    case 'rule_set_withdrawn':
      return id ? () => go.to('ruleSet', { id }) : undefined;
    case 'objection_decided':
      return () => go.to('publications', { scope: 'results' });
    case 'panel_asked':
      return () => go.to('panel');
    case 'proxy_granted':
    case 'proxy_received':
    case 'proxy_ended':
    case 'proxy_witness_asked':
      return () => go.to('helpers');
    case 'proxy_witness_declined':
      return () => go.to('proxies');
    case 'claim_submitted':
      return () => go.to('claims');
    default:
      return undefined;
  }
}
