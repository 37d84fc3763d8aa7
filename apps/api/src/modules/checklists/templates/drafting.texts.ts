import type { ChecklistPost, ItemBasis, ItemContent, ItemMaterial, ItemStep } from '@jishan/contracts';

/** The national hotline for government services; a village puts its own number into its version. */
const HOTLINE = '12345';
const SUPERVISION = '对办理有意见，可以向村务监督委员会反映，或拨打政务服务便民热线 12345。';

export const need = (name: string, note: string | null = null): ItemMaterial => ({ name, note, required: true });
export const ifAny = (name: string, note: string | null = null): ItemMaterial => ({ name, note, required: false });
export const basis = (title: string, article: string | null = null): ItemBasis => ({ title, article });

type StepMore = Partial<Pick<ItemStep, 'detail' | 'decidingBody' | 'result' | 'published'>>;
export const step = (title: string, post: ChecklistPost, dueDays: number, more: StepMore = {}): ItemStep => ({
  title,
  post,
  dueDays,
  detail: more.detail ?? null,
  decidingBody: more.decidingBody ?? null,
  result: more.result ?? 'text',
  published: more.published ?? false,
});

/** Identity papers are shown, never photographed: the platform keeps no numbers of them. */
export const shown = (name: string): ItemMaterial => need(name, '到村里出示原件核对，不用拍照上传。');

type Service = Pick<ItemContent, 'code' | 'name' | 'area' | 'applicant' | 'materials' | 'steps' | 'legalBasis'> &
  Partial<Pick<ItemContent, 'timeLimitDays' | 'fee' | 'post'>>;

/** A public service; its promise is the sum of its steps unless it says otherwise. */
export const service = (item: Service): ItemContent => ({
  kind: 'public_service',
  code: item.code,
  name: item.name,
  area: item.area,
  post: item.post ?? 'cadre',
  applicant: item.applicant,
  materials: item.materials,
  steps: item.steps,
  timeLimitDays: item.timeLimitDays ?? item.steps.reduce((sum, one) => sum + one.dueDays, 0),
  legalBasis: item.legalBasis,
  fee: item.fee ?? null,
  supervisionPhone: HOTLINE,
  supervisionText: SUPERVISION,
  forbidden: false,
  insteadWhere: null,
  insteadHow: null,
});

interface Forbidden {
  readonly name: string;
  readonly where: string;
  readonly how: string;
  readonly more?: ItemBasis;
}

/** A certificate that the six ministries' list takes from villages; `place` is its number there. */
export const forbidden = (place: number, item: Forbidden): ItemContent => ({
  kind: 'certificate',
  code: `ZM-${String(place).padStart(2, '0')}`,
  name: item.name,
  area: 'certificates',
  post: 'cadre',
  applicant: '本村村民',
  materials: [],
  steps: [],
  timeLimitDays: null,
  legalBasis: [
    basis(
      '民政部等六部门关于改进和规范基层群众性自治组织出具证明工作的指导意见（民发〔2020〕20号）',
      `附件：不应由基层群众性自治组织出具证明事项清单（第一批）第 ${place} 项`,
    ),
    ...(item.more ? [item.more] : []),
  ],
  fee: null,
  supervisionPhone: HOTLINE,
  supervisionText: '有单位一定要村里开这个证明时，请记下单位名称，告诉村里或拨打 12345 反映。',
  forbidden: true,
  insteadWhere: item.where,
  insteadHow: item.how,
});
