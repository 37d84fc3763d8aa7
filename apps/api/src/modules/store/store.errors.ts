import { capPeriodTitles, sayVillageTime, type CapPeriod, type RedemptionView } from '@jishan/contracts';
import { notFound, Problem, type ProblemDetails } from '../../platform/errors/problem';

/** One function per refusal that TypeScript finds; the books' functions refuse by the same codes. */
export const codeInvalid = () => new Problem('STORE.CODE_INVALID');
export const digitsNeedHousehold = () => new Problem('STORE.DIGITS_NEED_HOUSEHOLD');
export const codeExpired = () => new Problem('STORE.CODE_EXPIRED');
export const codeLocked = (seconds: number) => new Problem('STORE.CODE_LOCKED', { seconds, minutes: Math.ceil(seconds / 60) });
export const ticketExpired = () => new Problem('STORE.TICKET_EXPIRED');
export const cardNeeded = () => new Problem('STORE.CARD_NEEDED');
export const reasonNeeded = () => new Problem('STORE.REASON_NEEDED');
export const goodsNameTaken = () => new Problem('STORE.GOODS_NAME_TAKEN');
export const goodsIdTaken = () => new Problem('STORE.GOODS_ID_TAKEN');
export const photoUnknown = () => new Problem('STORE.PHOTO_UNKNOWN');

/** Why there is nothing to fetch: for a redemption that no longer waits. */
export function noLongerWaiting(redemption: Pick<RedemptionView, 'status' | 'handedOverAt' | 'closedAt'>): Problem {
  const ended = redemption.closedAt ?? redemption.handedOverAt;
  const details: ProblemDetails = ended ? { at: sayVillageTime(new Date(ended)) } : {};
  switch (redemption.status) {
    case 'fulfilled':
      return new Problem('STORE.ALREADY_FULFILLED', details);
    case 'cancelled':
      return new Problem('STORE.ALREADY_CANCELLED', details);
    case 'expired':
      return new Problem('STORE.RESERVATION_EXPIRED', details);
    case 'returned':
      return new Problem('STORE.ALREADY_RETURNED', details);
    case 'reserved':
      return notFound();
  }
}

/** The functions name a period by its code; people read its title. */
export function spoken(error: unknown): unknown {
  if (!(error instanceof Problem) || error.code !== 'STORE.LIMIT_REACHED') return error;
  return new Problem(error.code, { ...error.details, period: capPeriodTitles[error.details['period'] as CapPeriod] });
}
