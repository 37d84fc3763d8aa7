import {
  PANEL_ROLE,
  PANEL_TITLE,
  roleTitles,
  sayDecisionReason,
  type ApplicationCourse,
  type ApplicationStatus,
  type ApplicationView,
  type CapPeriod,
  type CapSubject,
  type PhotoView,
  type ReviewLane,
  type RuleCategory,
  type RuleStarter,
  type RuleView,
  type VoiceView,
} from '@jishan/contracts';

export interface RuleRow {
  rule_id: string;
  category: RuleCategory;
  title: string;
  standard: string;
  points_min: number;
  points_max: number;
  unit: string;
  cap_times: number | null;
  cap_period: CapPeriod | null;
  cap_subject: CapSubject | null;
  min_photos: number;
  max_photos: number;
  text_required: boolean;
  started_by: RuleStarter;
  lane: ReviewLane;
  valid_from: string | null;
  valid_until: string | null;
  rule_set_version: number;
}

/** To be selected with `points_rule r` and `points_rule_set s`. */
export const RULE_COLUMNS = `r.id AS rule_id, r.category, r.title, r.standard, r.points_min, r.points_max, r.unit, r.cap_times, r.cap_period, r.cap_subject,
  r.min_photos, r.max_photos, r.text_required, r.started_by, r.lane, r.valid_from::text, r.valid_until::text, s.version AS rule_set_version`;

export const ruleView = (row: RuleRow): RuleView => ({
  id: row.rule_id,
  category: row.category,
  title: row.title,
  standard: row.standard,
  pointsMin: row.points_min,
  pointsMax: row.points_max,
  unit: row.unit,
  cap:
    row.cap_times !== null && row.cap_period !== null && row.cap_subject !== null
      ? { times: row.cap_times, period: row.cap_period, subject: row.cap_subject }
      : null,
  minPhotos: row.min_photos,
  maxPhotos: row.max_photos,
  textRequired: row.text_required,
  startedBy: row.started_by,
  lane: row.lane,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  ruleSetVersion: row.rule_set_version,
});

export interface ApplicationRow extends RuleRow {
  id: string;
  status: ApplicationStatus;
  household_id: string;
  household_name: string;
  group_name: string | null;
  member_id: string;
  member_name: string;
  filed_by_name: string | null;
  supplemented_by_name: string | null;
  withdrawn_by_name: string | null;
  filed_by_role: string | null;
  /** Set for what somebody in office wrote down. */
  recorder_id: string | null;
  text: string;
  voice_id: string | null;
  voice_milliseconds: number | null;
  points_awarded: number | null;
  submitted_at: Date;
  /** Since the case is the village's: submitted, or sent again after a return. */
  waits_since: Date;
  /** To the microsecond, as the cursor needs it. */
  submitted_key: string;
  decided_at: Date | null;
  decided_by_role: string | null;
  decision_reason: string | null;
  /** When the first check passed it on to the panel. */
  checked_at: Date | null;
  version: number;
}

export interface Viewer {
  readonly personId: string;
  /** Their own household, and those they act for. */
  readonly households: readonly string[];
}

export interface ApplicationMedia {
  readonly photos: readonly PhotoView[];
  readonly voice: VoiceView | null;
}

export const applicationView = (
  row: ApplicationRow,
  { photos, voice }: ApplicationMedia,
  viewer: Viewer,
  course: ApplicationCourse | null = null,
  checkDueOn: string | null = null,
): ApplicationView => ({
  id: row.id,
  status: row.status,
  rule: ruleView(row),
  householdId: row.household_id,
  householdName: row.household_name,
  groupName: row.group_name,
  memberId: row.member_id,
  memberName: row.member_name,
  filedByName: row.filed_by_name,
  supplementedByName: row.supplemented_by_name,
  withdrawnByName: row.withdrawn_by_name,
  filedByRole: roleTitle(row.filed_by_role),
  recordedByMe: row.recorder_id === viewer.personId,
  mayAct: viewer.households.includes(row.household_id),
  text: row.text,
  photos,
  voice,
  pointsAwarded: row.points_awarded,
  submittedAt: row.submitted_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedByRole: roleTitle(row.decided_by_role),
  decisionReason: row.decision_reason === null ? null : sayDecisionReason(row.decision_reason),
  course,
  checkDueOn,
  version: row.version,
});

export function roleTitle(role: string | null): string | null {
  if (role === PANEL_ROLE) return PANEL_TITLE;
  return role === null ? null : ((roleTitles as Readonly<Record<string, string>>)[role] ?? role);
}
