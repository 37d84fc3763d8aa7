import {
  RULE_CAP_MAX_TIMES,
  RULE_MAX_POINTS,
  type CapPeriod,
  type CapSubject,
  type ReviewLane,
  type RuleCategory,
  type RuleContent,
  type RuleStarter,
} from '@jishan/contracts';
import { dayOf } from '@/formats/days';
import * as texts from '@/texts/zh-CN';
import { wholeNumber } from './whole-number';

export type PhotoChoice = 'none' | 'free' | 'one' | 'two';
const MOST_PHOTOS = 4;
const photoChoices: Readonly<Record<PhotoChoice, readonly [min: number, max: number]>> = {
  none: [0, 0],
  free: [0, MOST_PHOTOS],
  one: [1, MOST_PHOTOS],
  two: [2, MOST_PHOTOS],
};

/** A rule as it stands in the form: what is typed is text until it is understood. */
export interface RuleValues {
  readonly category: RuleCategory;
  readonly title: string;
  readonly standard: string;
  readonly worth: 'fixed' | 'range';
  readonly pointsMin: string;
  readonly pointsMax: string;
  readonly unit: string;
  readonly capPeriod: CapPeriod | 'none';
  readonly capTimes: string;
  readonly capSubject: CapSubject;
  readonly photos: PhotoChoice;
  readonly textRequired: boolean;
  readonly startedBy: RuleStarter;
  readonly lane: ReviewLane;
  readonly valid: 'always' | 'between';
  readonly validFrom: string;
  readonly validUntil: string;
}

export const newRuleValues: RuleValues = {
  category: 'environment',
  title: '',
  standard: '',
  worth: 'fixed',
  pointsMin: '',
  pointsMax: '',
  unit: '次',
  capPeriod: 'none',
  capTimes: '1',
  capSubject: 'household',
  photos: 'free',
  textRequired: false,
  startedBy: 'villager',
  lane: 'fast',
  valid: 'always',
  validFrom: '',
  validUntil: '',
};

const choiceOf = (rule: RuleContent): PhotoChoice =>
  rule.maxPhotos === 0 ? 'none' : rule.minPhotos === 0 ? 'free' : rule.minPhotos === 1 ? 'one' : 'two';

export const valuesOf = (rule: RuleContent): RuleValues => ({
  category: rule.category,
  title: rule.title,
  standard: rule.standard,
  worth: rule.pointsMin === rule.pointsMax ? 'fixed' : 'range',
  pointsMin: String(rule.pointsMin),
  pointsMax: String(rule.pointsMax),
  unit: rule.unit,
  capPeriod: rule.cap?.period ?? 'none',
  capTimes: String(rule.cap?.times ?? 1),
  capSubject: rule.cap?.subject ?? 'household',
  photos: choiceOf(rule),
  textRequired: rule.textRequired,
  startedBy: rule.startedBy,
  lane: rule.lane,
  valid: rule.validFrom === null && rule.validUntil === null ? 'always' : 'between',
  validFrom: rule.validFrom ?? '',
  validUntil: rule.validUntil ?? '',
});

export type RuleFaults = Partial<Record<keyof RuleValues, string>>;

/** The rule, or what is wrong with what was typed. A rule that came with other numbers of photos keeps them while the choice is the same. */
export function readRule(values: RuleValues, before?: RuleContent): { readonly rule?: RuleContent; readonly faults: RuleFaults } {
  const min = wholeNumber(values.pointsMin, 1, RULE_MAX_POINTS);
  const max = values.worth === 'fixed' ? min : wholeNumber(values.pointsMax, 1, RULE_MAX_POINTS);
  const times = values.capPeriod === 'none' ? 0 : wholeNumber(values.capTimes, 1, RULE_CAP_MAX_TIMES);
  const days = values.valid === 'always' ? { from: null, until: null } : { from: typed(values.validFrom), until: typed(values.validUntil) };
  const faults: RuleFaults = {
    title: values.title.trim() === '' ? texts.ruleSets.ruleTitleMissing : undefined,
    unit: values.unit.trim() === '' ? texts.ruleSets.unitMissing : undefined,
    pointsMin: min === undefined ? texts.ruleSets.pointsWrong(RULE_MAX_POINTS) : undefined,
    pointsMax:
      max === undefined
        ? texts.ruleSets.pointsWrong(RULE_MAX_POINTS)
        : min !== undefined && max < min
          ? texts.ruleSets.pointsOrder
          : undefined,
    capTimes: times === undefined ? texts.ruleSets.capWrong(RULE_CAP_MAX_TIMES) : undefined,
    validFrom: days.from === undefined ? texts.ruleSets.dayWrong : undefined,
    validUntil:
      days.until === undefined
        ? texts.ruleSets.dayWrong
        : days.from && days.until && days.until < days.from
          ? texts.ruleSets.dayOrder
          : undefined,
  };
  const wrong = Object.values(faults).some(fault => fault !== undefined);
  if (wrong || min === undefined || max === undefined || times === undefined || days.from === undefined || days.until === undefined)
    return { faults };
  const kept = before && choiceOf(before) === values.photos;
  const [minPhotos, maxPhotos] = kept ? [before.minPhotos, before.maxPhotos] : photoChoices[values.photos];
  const rule: RuleContent = {
    category: values.category,
    title: values.title.trim(),
    standard: values.standard.trim(),
    pointsMin: min,
    pointsMax: max,
    unit: values.unit.trim(),
    cap: values.capPeriod === 'none' ? null : { times, period: values.capPeriod, subject: values.capSubject },
    minPhotos,
    maxPhotos,
    textRequired: values.textRequired,
    startedBy: values.startedBy,
    lane: values.lane,
    validFrom: days.from,
    validUntil: days.until,
  };
  return { rule, faults };
}

/** Nothing typed is no limit; undefined for what is no day. */
const typed = (text: string): string | null | undefined => (text.trim() === '' ? null : dayOf(text));
