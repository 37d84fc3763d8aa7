import type { VillageSettings } from '@jishan/contracts';

export interface PlannedOrganization {
  readonly key: string;
  readonly kind: 'city' | 'county' | 'township';
  readonly name: string;
  readonly code: string;
  readonly parent: string | null;
}

export interface PlannedVillage {
  readonly key: string;
  readonly name: string;
  /** The village part 9xx is used by no real village: the true codes of these villages are not known to us. */
  readonly code: string;
  readonly parent: string;
  readonly groupCount: number;
  readonly householdCount: number;
  /** Share of Yi households, of a hundred. */
  readonly yiPercent: number;
  readonly settings: Partial<VillageSettings>;
  /** Points go at the end of the village's year, and that is so many days ahead: households are being reminded. */
  readonly yearOverInDays?: number;
}

/** As the notice of the store's beginning says it. */
const STORE_OPENING = '在村活动室旁边，周三、周六上午开门';

/** Real places; everybody who lives there in here is invented. */
export const plannedOrganizations: readonly PlannedOrganization[] = [
  { key: 'leshan', kind: 'city', name: '乐山市', code: '5111', parent: null },
  { key: 'jinkouhe', kind: 'county', name: '金口河区', code: '511113', parent: 'leshan' },
  { key: 'heping', kind: 'township', name: '和平彝族乡', code: '511113200', parent: 'jinkouhe' },
  { key: 'yongsheng', kind: 'township', name: '永胜乡', code: '511113203', parent: 'jinkouhe' },
];

export const plannedVillages: readonly PlannedVillage[] = [
  {
    key: 'yaxi',
    name: '桠溪村',
    code: '511113200901',
    parent: 'heping',
    groupCount: 11,
    householdCount: 120,
    yiPercent: 35,
    settings: { redemptionMode: 'any_time', storeOpening: STORE_OPENING },
  },
  {
    key: 'jiefang',
    name: '解放村',
    code: '511113200902',
    parent: 'heping',
    groupCount: 4,
    householdCount: 40,
    yiPercent: 50,
    settings: { redemptionMode: 'rounds', deductions: true },
  },
  {
    key: 'shunhe',
    name: '顺河村',
    code: '511113203901',
    parent: 'yongsheng',
    groupCount: 4,
    householdCount: 38,
    yiPercent: 20,
    settings: { redemptionMode: 'any_time' },
    yearOverInDays: 18,
  },
];

export const groupName = (number: number): string => `${number}组`;
export const householdName = (headName: string): string => `${headName}家`;
