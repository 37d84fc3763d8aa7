import {
  applicationStatusTitles,
  capPeriodTitles,
  capSubjectTitles,
  sayCalendarDay,
  saySeason,
  type ApplicationStatus,
  type RuleCap,
} from '@jishan/contracts';
import { Problem } from '../../platform/errors/problem';

/** One function per refusal that TypeScript finds; the books' functions refuse by the same codes. */
export const ruleNotInForce = () => new Problem('POINTS.RULE_NOT_IN_FORCE');
export const ruleNotValidToday = (from: string | null, until: string | null) =>
  new Problem('POINTS.RULE_NOT_VALID_TODAY', { season: saySeason(from, until) });
export const ruleNotForVillagers = () => new Problem('POINTS.RULE_NOT_FOR_VILLAGERS');
export const photosNeeded = (details: { min: number; have: number }) => new Problem('POINTS.PHOTOS_NEEDED', details);
export const photosTooMany = (details: { max: number }) => new Problem('POINTS.PHOTOS_TOO_MANY', details);
export const photoUnknown = () => new Problem('POINTS.PHOTO_UNKNOWN');
export const photoUsed = (day: string, rule: string) => new Problem('POINTS.PHOTO_USED', { date: sayCalendarDay(day), rule });
export const voiceRefusals = { unknown: () => new Problem('POINTS.VOICE_UNKNOWN'), used: () => new Problem('POINTS.VOICE_USED') };
export const textNeeded = () => new Problem('POINTS.TEXT_NEEDED');
export const memberNotAllowed = () => new Problem('POINTS.MEMBER_NOT_ALLOWED');
export const alreadyDecided = (status: ApplicationStatus) =>
  new Problem('POINTS.APPLICATION_ALREADY_DECIDED', { status: applicationStatusTitles[status] });
export const capReached = ({ times, period, subject }: RuleCap) =>
  new Problem('POINTS.CAP_REACHED', { times, period: capPeriodTitles[period], subject: capSubjectTitles[subject] });
export const notReturned = () => new Problem('POINTS.APPLICATION_NOT_RETURNED');
export const idTaken = () => new Problem('POINTS.APPLICATION_ID_TAKEN');
export const ruleNotForCadres = () => new Problem('POINTS.RULE_NOT_FOR_CADRES');
export const recordOwn = (details: { name: string }) => new Problem('POINTS.RECORD_OWN', details);
export const memberUnknown = () => new Problem('POINTS.MEMBER_UNKNOWN');
export const bookTooLarge = (details: { max: number }) => new Problem('BOOK.TOO_LARGE', details);
export const relativeOwn = () => new Problem('POINTS.RELATIVE_OWN');
export const relativeBySplit = () => new Problem('POINTS.RELATIVE_BY_SPLIT');
export const relativesTooMany = (details: { max: number }) => new Problem('POINTS.RELATIVES_TOO_MANY', details);
export const deductionRule = () => new Problem('POINTS.DEDUCTION_RULE');
export const notSealed = () => new Problem('BOOK.NOT_SEALED');
