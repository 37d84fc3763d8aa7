import { ACTIVITY_AHEAD_MAX_DAYS, ACTIVITY_LATE_DAYS, ACTIVITY_MAX_PHOTOS } from '@jishan/contracts';
import { Problem } from '../../platform/errors/problem';

/** One function per refusal that TypeScript finds; the books' functions refuse by the same codes. */
export const timesWrong = () => new Problem('ACTIVITIES.TIMES_WRONG', { days: ACTIVITY_AHEAD_MAX_DAYS });
export const personalNumbers = (details: { field: string }) => new Problem('ACTIVITIES.PERSONAL_NUMBERS', details);
export const audienceNeeded = () => new Problem('ACTIVITIES.AUDIENCE_NEEDED');
export const groupUnknown = () => new Problem('ACTIVITIES.GROUP_UNKNOWN');
export const ruleNotForActivities = () => new Problem('ACTIVITIES.RULE_NOT_FOR_ACTIVITIES');
export const photoUnknown = () => new Problem('ACTIVITIES.PHOTO_UNKNOWN');
export const photosTooMany = () => new Problem('ACTIVITIES.PHOTOS_TOO_MANY', { max: ACTIVITY_MAX_PHOTOS });
export const idTaken = () => new Problem('ACTIVITIES.ID_TAKEN');
export const cancelled = () => new Problem('ACTIVITIES.CANCELLED');
export const ended = () => new Problem('ACTIVITIES.ENDED');
export const notStarted = () => new Problem('ACTIVITIES.NOT_STARTED');
export const alreadySettled = () => new Problem('ACTIVITIES.ALREADY_SETTLED');
export const notYoursToCancel = () => new Problem('ACTIVITIES.NOT_YOURS_TO_CANCEL');
export const signUpClosed = () => new Problem('ACTIVITIES.SIGN_UP_CLOSED');
export const notMeantFor = () => new Problem('ACTIVITIES.NOT_MEANT_FOR');
export const memberNotAllowed = () => new Problem('ACTIVITIES.MEMBER_NOT_ALLOWED');
export const codeInvalid = () => new Problem('ACTIVITIES.CODE_INVALID');
export const codeExpired = () => new Problem('ACTIVITIES.CODE_EXPIRED');
export const codeLocked = (seconds: number) => new Problem('ACTIVITIES.CODE_LOCKED', { seconds });
export const checkInClosed = () => new Problem('ACTIVITIES.CHECK_IN_CLOSED');
export const notSignedUp = () => new Problem('ACTIVITIES.NOT_SIGNED_UP');
export const ticksClosed = () => new Problem('ACTIVITIES.TICKS_CLOSED', { days: ACTIVITY_LATE_DAYS });
export const honourNumbers = () => new Problem('HONOURS.PERSONAL_NUMBERS');
export const honourDateWrong = () => new Problem('HONOURS.DATE_WRONG');
export const honourPhotoUnknown = () => new Problem('HONOURS.PHOTO_UNKNOWN');
