import type { ApplicationStatus, ApplicationView, RuleCategory, RuleView } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import type { IconName, Tone } from '@/ui';

export const categoryLooks: Record<RuleCategory, { readonly icon: IconName; readonly tone: Tone }> = {
  customs: { icon: 'heart', tone: 'festive' },
  environment: { icon: 'broom', tone: 'leaf' },
  public_good: { icon: 'hands', tone: 'gold' },
  participation: { icon: 'chat', tone: 'sky' },
  honours: { icon: 'medal', tone: 'festive' },
  negative: { icon: 'minus', tone: 'plain' },
};

export const statusTones: Record<ApplicationStatus, Tone> = {
  submitted: 'sky',
  in_review: 'sky',
  publicized: 'leaf',
  objected: 'gold',
  overturned: 'leaf',
  upheld: 'festive',
  returned: 'gold',
  credited: 'leaf',
  rejected: 'festive',
  withdrawn: 'plain',
  reversed: 'plain',
};

/** A rule that takes says so: its number alone reads as points to be earned. */
export const ruleWorth = (rule: Pick<RuleView, 'category' | 'pointsMin' | 'pointsMax'>): string => {
  const range = texts.points.range(rule.pointsMin, rule.pointsMax);
  return takesPoints(rule) ? texts.points.takes(range) : range;
};
export const takesPoints = (rule: Pick<RuleView, 'category'>): boolean => rule.category === 'negative';
export const ruleCap = (rule: Pick<RuleView, 'cap'>): string =>
  rule.cap ? texts.points.cap(rule.cap.times, rule.cap.period, rule.cap.subject) : texts.points.noCap;

/** X 代 Y, of what was done after it was filed: a line for the answer to a return, one for taking it back. */
export const laterByHelpers = (
  application: Pick<ApplicationView, 'memberName' | 'supplementedByName' | 'withdrawnByName'>,
): readonly string[] =>
  [
    application.supplementedByName && texts.points.proxyAnswer(application.supplementedByName, application.memberName),
    application.withdrawnByName && texts.points.proxyWithdraw(application.withdrawnByName, application.memberName),
  ].filter(line => line !== null);
