import {
  inboxTopics,
  INBOX_REASON_MAX_CHARS,
  INBOX_SUBJECT_MAX_CHARS,
  ID_PATTERN,
  officeRoles,
  villageActions,
  type InboxKind,
  type InboxParams,
  type InboxTopic,
  type VillageRole,
} from '@jishan/contracts';

type Payload = Readonly<Record<string, unknown>>;

/** Everybody who is named in one of the three ways gets the line, once. */
export interface Recipients {
  readonly personIds: readonly string[];
  readonly householdIds: readonly string[];
  readonly roles: readonly VillageRole[];
  /** The whole village: rare, and one line for each thing. */
  readonly everybody?: true;
  /** Who gets none although their role does: asked for what they may not do. */
  readonly without?: Pick<Recipients, 'personIds' | 'householdIds'>;
}

export interface Reaction {
  readonly kind: InboxKind;
  readonly recipients: (payload: Payload) => Recipients;
  readonly params: (payload: Payload) => InboxParams;
  /** Who did it, and for which household: X 代 Y where that is another one than their own. */
  readonly help: (payload: Payload) => { readonly personId: string; readonly householdId: string } | null;
  /** What an unread line of this kind about the same thing said is over: it does not wait to be read any more. */
  readonly instead?: InboxKind;
}

/** A name of a state, as the contracts write them. */
const STATUS_WORD = /^[a-z_]{1,40}$/;
const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

const idsOf = (payload: Payload, ...names: string[]): string[] =>
  names
    .flatMap(name => (Array.isArray(payload[name]) ? (payload[name] as unknown[]) : [payload[name]]))
    .filter((id): id is string => typeof id === 'string' && ID_PATTERN.test(id));

/** Of an owed event only known facts are kept, and short: the rest stands where the tap leads. */
function factsOf(payload: Payload): InboxParams {
  const subject = payload['ruleTitle'] ?? payload['title'] ?? payload['goods'];
  const { points, before, reason, mustAcknowledge, followUp, step, status, delayed, persons, day } = payload;
  return {
    ...(typeof subject === 'string' ? { subject: shorten(subject, INBOX_SUBJECT_MAX_CHARS) } : {}),
    ...(typeof points === 'number' ? { points } : {}),
    ...(typeof before === 'number' ? { before } : {}),
    ...(typeof reason === 'string' ? { reason: shorten(reason, INBOX_REASON_MAX_CHARS) } : {}),
    ...(mustAcknowledge === true ? { mustAcknowledge } : {}),
    ...(payload['spoken'] === true ? { spoken: true } : {}),
    ...(payload['private'] === true ? { private: true } : {}),
    ...(followUp === true ? { followUp } : {}),
    ...(typeof step === 'string' ? { step: shorten(step, INBOX_SUBJECT_MAX_CHARS) } : {}),
    ...(typeof status === 'string' && STATUS_WORD.test(status) ? { status } : {}),
    ...(delayed === true ? { delayed } : {}),
    ...(typeof persons === 'number' ? { persons } : {}),
    ...(typeof day === 'string' && CALENDAR_DAY.test(day) ? { day } : {}),
  };
}

/** By code points: half of a surrogate pair is no text. */
function shorten(text: string, maxChars: number): string {
  const characters = Array.from(text);
  return characters.length <= maxChars ? text : `${characters.slice(0, maxChars - 1).join('')}…`;
}

/** The whole household, and whoever did or filed it. */
const toHousehold = (payload: Payload): Recipients => ({
  personIds: idsOf(payload, 'memberId', 'filedByPersonId', 'personId'),
  householdIds: idsOf(payload, 'householdId'),
  roles: [],
});
/** And whoever acts for it: where nobody of the house has a phone they are the only ones who read. */
const toHouseholdAndHelpers = (payload: Payload): Recipients => ({ ...toHousehold(payload), personIds: idsOf(payload, 'personIds') });
const toHouseholds = (payload: Payload): Recipients => ({ personIds: [], householdIds: idsOf(payload, 'householdIds'), roles: [] });
const toPersons = (payload: Payload): Recipients => ({ personIds: idsOf(payload, 'personId', 'personIds'), householdIds: [], roles: [] });
const toRoles =
  (...roles: readonly VillageRole[]) =>
  (): Recipients => ({ personIds: [], householdIds: [], roles });
/** Of these roles those who have no part in it: neither filed it nor live where it is about. */
const toUninvolved =
  (...roles: readonly VillageRole[]) =>
  (payload: Payload): Recipients => ({
    personIds: [],
    householdIds: [],
    roles,
    without: { personIds: idsOf(payload, 'filedByPersonId'), householdIds: idsOf(payload, 'householdIds') },
  });
const toEverybody = (): Recipients => ({ personIds: [], householdIds: [], roles: [], everybody: true });
/** Those in charge: named persons, or the posts that the event names. */
const toResponsible = (payload: Payload): Recipients => ({ ...toPersons(payload), roles: rolesOf(payload['roles']) });
const rolesOf = (roles: unknown): VillageRole[] =>
  Array.isArray(roles) ? roles.filter((role): role is VillageRole => typeof role === 'string') : [];

const helpIn = (payload: Payload): ReturnType<Reaction['help']> => {
  const [personId] = idsOf(payload, 'helperPersonId', 'filedByPersonId');
  const [householdId] = idsOf(payload, 'householdId');
  return personId !== undefined && householdId !== undefined ? { personId, householdId } : null;
};

const reaction = (kind: InboxKind, recipients: Reaction['recipients']): Reaction => ({ kind, recipients, params: factsOf, help: helpIn });

/** A topic without a reaction does not compile. */
export const reactions: Readonly<Record<InboxTopic, Reaction>> = {
  [inboxTopics.applicationCredited]: reaction('application_credited', toHousehold),
  [inboxTopics.applicationReturned]: reaction('application_returned', toHousehold),
  [inboxTopics.applicationRejected]: reaction('application_rejected', toHousehold),
  [inboxTopics.applicationInReview]: reaction('application_in_review', toHousehold),
  [inboxTopics.applicationPublicized]: reaction('application_publicized', toHousehold),
  [inboxTopics.applicationObjected]: reaction('application_objected', toHousehold),
  [inboxTopics.applicationOverturned]: reaction('application_overturned', toHousehold),
  [inboxTopics.applicationUpheld]: reaction('application_upheld', toHousehold),
  [inboxTopics.objectionDecided]: reaction('objection_decided', toPersons),
  [inboxTopics.panelAsked]: reaction('panel_asked', toPersons),
  [inboxTopics.panelOverdue]: reaction('panel_overdue', toRoles(...villageActions['points.panel.audit'])),
  [inboxTopics.checkOverdue]: reaction('application_check_overdue', toRoles(...villageActions['points.application.check'])),
  [inboxTopics.creditReversed]: reaction('credit_reversed', toHousehold),
  [inboxTopics.ruleSetAdopted]: reaction('rule_set_adopted', toEverybody),
  [inboxTopics.ruleSetWithdrawn]: { ...reaction('rule_set_withdrawn', toEverybody), instead: 'rule_set_adopted' },
  [inboxTopics.thanksCredited]: reaction('thanks_credited', toPersons),
  [inboxTopics.thanksTakenBack]: reaction('thanks_taken_back', toPersons),
  [inboxTopics.pointsExpiring]: reaction('points_expiring', toHousehold),
  [inboxTopics.pointsExpired]: reaction('points_expired', toHousehold),
  [inboxTopics.deductionNotified]: reaction('deduction_notified', toHouseholdAndHelpers),
  [inboxTopics.deductionAppealed]: reaction('deduction_appealed', toRoles(...villageActions['points.deduction.decide'])),
  [inboxTopics.deductionAppealOverdue]: reaction('deduction_appeal_overdue', toRoles(...villageActions['points.panel.audit'])),
  [inboxTopics.deductionEnded]: reaction('deduction_ended', toHouseholdAndHelpers),
  // Owed by versions before the one in which all safeguards are told alike; what still waits in the outbox is told as it was meant.
  [inboxTopics.twoDecideChanged]: reaction('two_decide_changed', toRoles(...villageActions['points.panel.audit'])),
  [inboxTopics.safeguardChanged]: reaction('safeguard_changed', toRoles(...officeRoles)),
  [inboxTopics.roleGranted]: reaction('role_granted', toPersons),
  [inboxTopics.roleEnded]: reaction('role_ended', toPersons),
  [inboxTopics.roleChanged]: reaction('role_changed', toRoles(...villageActions['roles.manage'], 'supervisor')),
  [inboxTopics.householdSplit]: reaction('household_split', toHouseholds),
  [inboxTopics.householdMerge]: { ...reaction('household_merge', toHouseholds), instead: 'household_merge' },
  [inboxTopics.householdMergeAsked]: reaction('household_merge_asked', toUninvolved(...villageActions['households.merge'])),
  [inboxTopics.redemptionReserved]: reaction('redemption_reserved', toHousehold),
  [inboxTopics.redemptionFulfilled]: reaction('redemption_fulfilled', toHousehold),
  [inboxTopics.redemptionCancelled]: reaction('redemption_cancelled', toHousehold),
  [inboxTopics.redemptionExpired]: reaction('redemption_expired', toHousehold),
  [inboxTopics.priceLowered]: reaction('price_lowered', toRoles(...villageActions['store.book.read'])),
  [inboxTopics.claimSubmitted]: reaction('claim_submitted', toRoles(...villageActions['membership.claim.decide'])),
  [inboxTopics.claimApproved]: reaction('claim_decided', toPersons),
  [inboxTopics.householdJoined]: reaction('household_joined', payload => ({ ...toHousehold(payload), roles: ['supervisor'] })),
  [inboxTopics.rosterChanged]: reaction('roster_changed', payload => ({ ...toHousehold(payload), roles: ['supervisor'] })),
  [inboxTopics.proxyGranted]: reaction('proxy_granted', toHousehold),
  [inboxTopics.proxyReceived]: reaction('proxy_received', toPersons),
  [inboxTopics.proxyEnded]: reaction('proxy_ended', toHousehold),
  [inboxTopics.proxyWitnessAsked]: reaction('proxy_witness_asked', toPersons),
  [inboxTopics.proxyWitnessDeclined]: reaction('proxy_witness_declined', toPersons),
  [inboxTopics.noticePublished]: reaction('notice_published', toPersons),
  [inboxTopics.parlourAsked]: reaction('parlour_asked', toRoles(...villageActions['parlour.answer'])),
  [inboxTopics.parlourAnswered]: reaction('parlour_answered', toPersons),
  [inboxTopics.complaintFiled]: reaction('complaint_filed', toPersons),
  [inboxTopics.complaintAnswered]: reaction('complaint_answered', toPersons),
  [inboxTopics.requestAssigned]: reaction('request_assigned', toResponsible),
  [inboxTopics.requestAdvanced]: reaction('request_advanced', toHousehold),
  [inboxTopics.requestFinished]: reaction('request_finished', toHousehold),
  [inboxTopics.activityPublished]: reaction('activity_published', toPersons),
  [inboxTopics.activityCancelled]: reaction('activity_cancelled', toPersons),
  [inboxTopics.activityChanged]: reaction('activity_changed', toPersons),
  [inboxTopics.activityPlaceFree]: reaction('activity_place_free', toPersons),
  [inboxTopics.activityCredited]: reaction('activity_credited', toHousehold),
  [inboxTopics.activityReversed]: reaction('activity_reversed', toHousehold),
  [inboxTopics.honourGranted]: reaction('honour_granted', toHousehold),
  [inboxTopics.honourPointsAsked]: reaction('honour_points_asked', toRoles(...villageActions['honours.grant'])),
  [inboxTopics.honourPointsRefused]: reaction('honour_points_refused', toPersons),
  [inboxTopics.honourRevoked]: reaction('honour_revoked', toHousehold),
};
