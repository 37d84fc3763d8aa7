import type { VillageRole } from '../access';
import type { Id, Instant, PageQuery } from '../platform';

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
