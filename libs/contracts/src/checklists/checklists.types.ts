import type { VillageRole } from '../access';
import type { MediaView } from '../media';
import type { Id, Instant, Page, PageQuery } from '../platform';

export const CHECKLIST_KINDS = [
  'self_governance',
  'assist_government',
  'small_powers',
  'public_service',
  'disclosure',
  'certificate',
  'must_not',
] as const;
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number];
export const checklistKindTitles = {
  self_governance: '自治',
  assist_government: '协助政府',
  small_powers: '小微权力',
  public_service: '公共服务',
  disclosure: '公开',
  certificate: '证明',
  must_not: '负面',
} as const satisfies Record<ChecklistKind, string>;

export const SERVICE_AREAS = [
  'housing',
  'utilities',
  'social_insurance',
  'assistance',
  'elderly_disabled',
  'farming_forestry',
  'registration',
  'certificates',
  'village_affairs',
] as const;
export type ServiceArea = (typeof SERVICE_AREAS)[number];
export const serviceAreaTitles = {
  housing: '建房用地',
  utilities: '用水用电',
  social_insurance: '医保养老',
  assistance: '救助帮扶',
  elderly_disabled: '养老助残',
  farming_forestry: '农林生产',
  registration: '户口生育',
  certificates: '开证明',
  village_affairs: '村级事务',
} as const satisfies Record<ServiceArea, string>;

/** A post, not a person: whoever holds it works the step, and the secretary may always step in. */
export const CHECKLIST_POSTS = ['group_leader', 'cadre', 'village_admin', 'secretary'] as const satisfies readonly VillageRole[];
export type ChecklistPost = (typeof CHECKLIST_POSTS)[number];

/** What must be handed in to call a step done. */
export const STEP_RESULTS = ['none', 'text', 'photo', 'text_and_photo'] as const;
export type StepResult = (typeof STEP_RESULTS)[number];

export interface ItemMaterial {
  readonly name: string;
  readonly note: string | null;
  readonly required: boolean;
}
export interface ItemBasis {
  readonly title: string;
  /** 第几条; null where the whole document is meant. */ readonly article: string | null;
}
export interface ItemStep {
  readonly title: string;
  readonly detail: string | null;
  readonly post: ChecklistPost;
  /** Working days that the post has, from the moment the step is its turn; 0: the same day. */
  readonly dueDays: number;
  /** Who decides, where it is not the village: 乡镇人民政府, 县级民政部门 … */
  readonly decidingBody: string | null;
  readonly result: StepResult;
  /** 须公示. */
  readonly published: boolean;
}

export interface ItemListItem {
  readonly id: Id;
  readonly kind: ChecklistKind;
  readonly code: string;
  readonly name: string;
  readonly area: ServiceArea;
  readonly post: ChecklistPost;
  readonly timeLimitDays: number | null;
  readonly stepCount: number;
  readonly forbidden: boolean;
  /** A request can be started from it. */
  readonly executable: boolean;
}

export const ITEM_STATUSES = ['in_force', 'retired'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** What an item says, apart from who adopted it when. */
export interface ItemContent {
  readonly kind: ChecklistKind;
  readonly code: string;
  readonly name: string;
  readonly area: ServiceArea;
  readonly post: ChecklistPost;
  /** Who may apply, in words. */
  readonly applicant: string;
  readonly materials: readonly ItemMaterial[];
  readonly steps: readonly ItemStep[];
  /** Promised, in working days; null where the law sets none or another body decides. */
  readonly timeLimitDays: number | null;
  readonly legalBasis: readonly ItemBasis[];
  /** null: nothing is charged. */
  readonly fee: string | null;
  readonly supervisionPhone: string | null;
  readonly supervisionText: string;
  /** A certificate that a village must not issue. */
  readonly forbidden: boolean;
  /** For forbidden ones: which office answers instead, and how one gets it there. */
  readonly insteadWhere: string | null;
  readonly insteadHow: string | null;
}

export interface ItemView extends ItemContent {
  readonly id: Id;
  readonly version: number;
  readonly status: ItemStatus;
  readonly executable: boolean;
  readonly adoptedAt: Instant;
}

export interface ItemsQuery extends PageQuery {
  readonly kind?: ChecklistKind;
  readonly area?: ServiceArea;
  /** Part of the name, or of what one is looking for. */
  readonly query?: string;
}

export const CHECKLIST_TEMPLATES = ['public_services'] as const;
export type ChecklistTemplate = (typeof CHECKLIST_TEMPLATES)[number];
export interface AdoptTemplate {
  readonly template: ChecklistTemplate;
}
/** Adopting again changes nothing that the village has adapted. */
export interface TemplateAdopted {
  readonly adopted: number;
  readonly alreadyThere: number;
}

export const REQUEST_STATUSES = ['open', 'waiting_for_applicant', 'finished', 'refused', 'withdrawn'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];
export const requestStatusTitles = {
  open: '办理中',
  waiting_for_applicant: '等您补充',
  finished: '已办结',
  refused: '未能办理',
  withdrawn: '已撤回',
} as const satisfies Record<RequestStatus, string>;

export interface StartRequest {
  /** Made by the phone, so that a draft sent twice is one request. */
  readonly id: Id;
  readonly itemId: Id;
  readonly text: string;
  readonly photoIds: readonly Id[];
  /** For whom: a member of the own household, or of one that granted a proxy right. Default: oneself. */
  readonly memberId?: Id;
}

/** `position` is the step that the person saw, from 1: what somebody else already did is not done again. */
export interface FinishStep {
  readonly position: number;
  readonly text: string;
  readonly photoIds: readonly Id[];
}
export interface AskApplicant {
  readonly position: number;
  readonly text: string;
}
export interface AnswerAsk {
  readonly text: string;
  readonly photoIds: readonly Id[];
}
export interface RefuseRequest {
  readonly position: number;
  readonly reason: string;
}
export interface RateRequest {
  /** 1 to 5. */ readonly stars: number;
  readonly text: string;
}

export const STEP_STATES = ['done', 'current', 'ahead', 'stopped'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface RequestStepView extends ItemStep {
  readonly position: number;
  readonly state: StepState;
  readonly startedAt: Instant | null;
  /** Calendar day in the village, YYYY-MM-DD: its end is the limit. */
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly doneAt: Instant | null;
  /** The role, not the name. */
  readonly doneByRole: VillageRole | null;
  readonly note: string | null;
}

export const REQUEST_EVENT_KINDS = [
  'started',
  'step_done',
  'asked',
  'answered',
  'escalated',
  'finished',
  'refused',
  'withdrawn',
  'rated',
] as const;
export type RequestEventKind = (typeof REQUEST_EVENT_KINDS)[number];
export const requestEventTitles = {
  started: '提交办件',
  step_done: '完成一步',
  asked: '请您补充',
  answered: '已补充',
  escalated: '超时，已转村书记督办',
  finished: '办结',
  refused: '未能办理',
  withdrawn: '撤回',
  rated: '评价',
} as const satisfies Record<RequestEventKind, string>;

export interface RequestEventView {
  readonly seq: number;
  readonly kind: RequestEventKind;
  readonly at: Instant;
  /** null: the applicant's side, or the clock. */
  readonly byRole: VillageRole | null;
  readonly stepTitle: string | null;
  readonly text: string | null;
  readonly photos: readonly MediaView[];
}

export interface RequestListItem {
  readonly id: Id;
  readonly status: RequestStatus;
  readonly itemName: string;
  readonly area: ServiceArea;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly applicantName: string;
  readonly startedAt: Instant;
  readonly closedAt: Instant | null;
  readonly stepTitle: string;
  readonly stepPosition: number;
  readonly stepCount: number;
  readonly post: ChecklistPost;
  /** Of the current step; null while paused or closed. */
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly escalated: boolean;
  readonly stars: number | null;
}

export interface RequestView extends RequestListItem {
  readonly itemId: Id;
  readonly itemVersion: number;
  readonly householdId: Id;
  readonly applicantId: Id;
  /** Set when somebody else filed it: X 代 Y. */
  readonly filedByName: string | null;
  readonly text: string;
  readonly photos: readonly MediaView[];
  readonly steps: readonly RequestStepView[];
  readonly events: readonly RequestEventView[];
  /** When all steps should be through, if every one takes its time. */
  readonly expectedOn: string | null;
  /** What the last question to the applicant was, while it waits. */
  readonly askedText: string | null;
  readonly refusalReason: string | null;
  /** The last step's outcome, once finished. */
  readonly result: { readonly text: string; readonly photos: readonly MediaView[] } | null;
  readonly rating: { readonly stars: number; readonly text: string; readonly at: Instant } | null;
  /** The reader's own household, or one acted for. */
  readonly mine: boolean;
  /** The reader may work the current step. */
  readonly mayWork: boolean;
  readonly supervisionPhone: string | null;
  readonly supervisionText: string;
}

export interface MyRequestsQuery extends PageQuery {
  readonly state?: 'running' | 'closed';
}
/** `mine` (default): steps that my posts have to work; `all`: every running request of the village. */
export interface ChecklistQueueQuery extends PageQuery {
  readonly scope?: 'mine' | 'all';
  readonly overdue?: 'yes';
}
export interface ChecklistQueuePage extends Page<RequestListItem> {
  /** For a post, in the whole scope and not on this page; what waits for the applicant does not count. */
  readonly waiting: number;
  readonly overdue: number;
}
