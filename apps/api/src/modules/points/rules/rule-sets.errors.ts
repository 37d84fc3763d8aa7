import { ruleLintThemes, type RuleLintFinding } from '@jishan/contracts';
import { Problem } from '../../../platform/errors/problem';

/** One function per refusal that TypeScript finds; the functions of 140_rule_sets.sql refuse by the same codes. */
export const ruleForbidden = (title: string, { theme, words }: RuleLintFinding) =>
  new Problem('POINTS.RULE_FORBIDDEN', {
    title,
    words,
    theme: ruleLintThemes[theme].title,
    reason: ruleLintThemes[theme].reason,
    basis: ruleLintThemes[theme].basis,
  });
export const notDraft = () => new Problem('POINTS.RULE_SET_NOT_DRAFT');
export const ruleNotInDraft = () => new Problem('POINTS.RULE_NOT_IN_DRAFT');
export const ruleTitleTwice = (title: string) => new Problem('POINTS.RULE_TITLE_TWICE', { title });
export const rulePointsOrder = () => new Problem('POINTS.RULE_POINTS_ORDER');
export const rulePhotosOrder = () => new Problem('POINTS.RULE_PHOTOS_ORDER');
export const ruleDaysOrder = () => new Problem('POINTS.RULE_DAYS_ORDER');
export const tooManyRules = (max: number) => new Problem('POINTS.TOO_MANY_RULES', { max });
export const sourceMissing = () => new Problem('POINTS.SOURCE_MISSING');
export const noQuorum = (details: { representatives: number; needed: number }) => new Problem('POINTS.DECISION_NO_QUORUM', details);
export const notCarried = (details: { present: number; needed: number }) => new Problem('POINTS.DECISION_NOT_CARRIED', details);
export const votesDoNotAdd = () => new Problem('POINTS.DECISION_VOTES');
export const decisionDay = () => new Problem('POINTS.DECISION_DAY');
export const effectiveDay = () => new Problem('POINTS.EFFECTIVE_DAY');
export const importUnreadable = () => new Problem('POINTS.IMPORT_UNREADABLE');
export const importProblems = (details: { count: number; line: number; message: string }) => new Problem('POINTS.IMPORT_PROBLEMS', details);
