import { PROXY_MAX_HELPERS } from '@jishan/contracts';
import { Problem } from '../../../platform/errors/problem';

/** One function per refusal. */
export const ownHousehold = () => new Problem('PROXY.SELF');
export const alreadyGranted = () => new Problem('PROXY.EXISTS');
export const tooManyHelpers = () => new Problem('PROXY.TOO_MANY', { max: PROXY_MAX_HELPERS });
export const codeInvalid = () => new Problem('PROXY.CODE_INVALID');
export const codeExpired = () => new Problem('PROXY.CODE_EXPIRED');
export const codeUsed = () => new Problem('PROXY.CODE_USED');
export const codeLocked = (seconds: number) => new Problem('PROXY.CODE_LOCKED', { seconds, minutes: Math.ceil(seconds / 60) });
export const digitsNeedName = () => new Problem('PROXY.DIGITS_NEED_NAME');
export const ticketExpired = () => new Problem('PROXY.TICKET_EXPIRED');
export const householdHasPhone = () => new Problem('PROXY.HOUSEHOLD_HAS_PHONE');
export const recorderInvolved = () => new Problem('PROXY.RECORDER_INVOLVED');
export const helperUnfit = () => new Problem('PROXY.HELPER_UNFIT');
export const witnessUnfit = () => new Problem('PROXY.WITNESS_UNFIT');
export const photoUnknown = () => new Problem('PROXY.PHOTO_UNKNOWN');
