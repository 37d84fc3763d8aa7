import {
  roleTitles,
  type ActivityCompanion,
  type ActivityListItem,
  type ActivitySettlement,
  type ActivityView,
  type MediaView,
  type VillageRole,
} from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import type { PhotoRow } from '../../platform/media';
import { mayCancel } from './activities.access';
import { activityState, refuseCheckIn, refuseSignUp, type Clocked } from './activities.rules';

export interface ActivityRow extends Clocked {
  id: string;
  title: string;
  place: string;
  capacity: number | null;
  points: number | null;
  going: number;
  waiting: number;
  present: number;
  my_presence: boolean | null;
  my_sign_up: 'going' | 'waiting' | null;
  photo: (Omit<PhotoRow, 'capturedAt'> & { id: string }) | null;
}

/** For `activity a`; `me` is the place of the reader's id. */
export const ITEM_COLUMNS = (
  me: string,
): string => `a.id, a.title, a.place, a.starts_at, a.ends_at, a.sign_up_until, a.capacity, a.points, a.cancelled_at, a.settled_at, a.seats_taken AS going,
  (SELECT count(*)::int FROM activity_sign_up u WHERE u.village_id = a.village_id AND u.activity_id = a.id AND u.state = 'waiting') AS waiting,
  (SELECT count(*)::int FROM activity_presence p WHERE p.village_id = a.village_id AND p.activity_id = a.id AND p.present AND p.reversed_at IS NULL) AS present,
  (SELECT p.present FROM activity_presence p WHERE p.village_id = a.village_id AND p.activity_id = a.id AND p.person_id = ${me}) AS my_presence,
  (SELECT u.state FROM activity_sign_up u WHERE u.village_id = a.village_id AND u.activity_id = a.id AND u.person_id = ${me} AND u.state <> 'withdrawn') AS my_sign_up,
  (SELECT jsonb_build_object('villageId', o.village_id, 'id', o.id, 'width', o.width, 'height', o.height) FROM activity_photo f JOIN media_object o ON o.village_id = f.village_id AND o.id = f.media_id
     WHERE f.village_id = a.village_id AND f.activity_id = a.id ORDER BY f.stage, f.position LIMIT 1) AS photo`;

export const activityItem = (row: ActivityRow, photo: MediaView | null, now: Date): ActivityListItem => ({
  id: row.id,
  title: row.title,
  place: row.place,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  signUpUntil: row.sign_up_until.toISOString(),
  capacity: row.capacity,
  state: activityState(row, now),
  points: row.points,
  settled: row.settled_at !== null,
  photo,
  counts: { going: row.going, waiting: row.waiting, present: row.present },
  mine: row.my_presence ? 'present' : row.my_sign_up,
});

export interface ActivityDetailRow extends ActivityRow {
  text: string;
  audience: ActivityView['audience'];
  group_names: string[];
  walk_ins: boolean;
  version: number;
  rule_title: string | null;
  author_person_id: string;
  author_name: string;
  author_role: VillageRole;
  published_at: Date;
  cancel_reason: string | null;
}

/** What belongs to an activity and is read apart. */
export interface ActivityParts {
  readonly before: readonly MediaView[];
  readonly after: readonly MediaView[];
  readonly settlements: readonly ActivitySettlement[];
  readonly companions: readonly ActivityCompanion[];
  readonly toSettle: { readonly others: number; readonly own: number } | null;
}

export const activityView = (row: ActivityDetailRow, parts: ActivityParts, who: VillageActor, now: Date): ActivityView => ({
  ...activityItem(row, parts.before[0] ?? parts.after[0] ?? null, now),
  text: row.text,
  photos: parts.before,
  photosAfter: parts.after,
  audience: row.audience,
  groupNames: row.group_names,
  walkIns: row.walk_ins,
  version: row.version,
  ruleTitle: row.rule_title,
  authorName: row.author_name,
  authorRole: row.author_role,
  publishedAt: row.published_at.toISOString(),
  cancelledAt: row.cancelled_at?.toISOString() ?? null,
  cancelReason: row.cancel_reason,
  settlements: parts.settlements,
  companions: parts.companions,
  signUpOpen: refuseSignUp(row, now) === null,
  checkInOpen: refuseCheckIn(row, now) === null,
  mayChange: row.cancelled_at === null && now < row.starts_at && mayCancel(who, row.author_person_id),
  mayCancel: row.cancelled_at === null && row.settled_at === null && mayCancel(who, row.author_person_id),
  toSettle: parts.toSettle?.others ?? null,
  toSettleOwn: parts.toSettle?.own ?? null,
});

export interface CompanionRow {
  person_id: string;
  name: string;
  household_id: string;
  household_name: string;
  helper_name: string | null;
  sign_up: 'going' | 'waiting' | null;
  waiting_place: number | null;
  present: boolean | null;
  points: number | null;
  reversed: boolean;
}

export const companionView = (row: CompanionRow, who: VillageActor): ActivityCompanion => ({
  personId: row.person_id,
  name: row.name,
  householdName: row.household_name,
  self: row.person_id === who.personId,
  byProxy: row.household_id !== who.householdId,
  helperName: row.helper_name,
  signUp: row.sign_up,
  waitingPlace: row.sign_up === 'waiting' ? row.waiting_place : null,
  present: row.present ?? false,
  points: row.points,
  reversed: row.reversed,
});

export interface SettlementRow {
  nth: number;
  persons: number;
  capped: number;
  points: number;
  by_role: string;
  at: Date;
}

export const settlementView = (row: SettlementRow): ActivitySettlement => ({
  nth: row.nth,
  persons: row.persons,
  capped: row.capped,
  points: row.points,
  byRole: (roleTitles as Readonly<Record<string, string>>)[row.by_role] ?? row.by_role,
  at: row.at.toISOString(),
});
