import type { CapPeriod, CapSubject, RuleCategory, RuleContent } from '@jishan/contracts';

/** How a template's rules are written down; nothing is said where a rule is as most are. */
export interface RuleTemplateContent {
  readonly householdMonthCap: number | null;
  readonly rules: readonly RuleContent[];
}

interface Options {
  readonly cap?: readonly [times: number, period: CapPeriod, subject: CapSubject];
  readonly photos?: readonly [min: number, max: number];
  readonly more?: Partial<Pick<RuleContent, 'textRequired' | 'startedBy' | 'lane'>>;
}

export function rule(
  category: RuleCategory,
  title: string,
  standard: string,
  points: number | readonly [min: number, max: number],
  unit: string,
  { cap, photos = [0, 3], more = {} }: Options = {},
): RuleContent {
  const [pointsMin, pointsMax] = typeof points === 'number' ? [points, points] : points;
  return {
    category,
    title,
    standard,
    pointsMin,
    pointsMax,
    unit,
    cap: cap ? { times: cap[0], period: cap[1], subject: cap[2] } : null,
    minPhotos: photos[0],
    maxPhotos: photos[1],
    textRequired: false,
    startedBy: 'villager',
    lane: 'fast',
    validFrom: null,
    validUntil: null,
    ...more,
  };
}
