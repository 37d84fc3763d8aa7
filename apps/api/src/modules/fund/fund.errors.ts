import { sayCalendarDay } from '@jishan/contracts';
import { Problem } from '../../platform/errors/problem';
import { yuan } from './fund.texts';

/** One function per refusal. */
export const keeperMayNot = () => new Problem('FUND.KEEPER_MAY_NOT');
export const entryIdTaken = () => new Problem('FUND.ENTRY_ID_TAKEN');
export const dayAhead = () => new Problem('FUND.DAY_AHEAD');
export const voucherMissing = () => new Problem('FUND.VOUCHER_MISSING');
export const voucherUnknown = () => new Problem('FUND.VOUCHER_UNKNOWN');
/** For which money it stands already. */
export const voucherUsed = (day: string, amountFen: number) =>
  new Problem('FUND.VOUCHER_USED', { date: sayCalendarDay(day), yuan: yuan(Math.abs(amountFen)) });
export const notCorrectable = () => new Problem('FUND.NOT_CORRECTABLE');
export const notAQuarter = () => new Problem('FUND.NOT_A_QUARTER');
export const coverageShort = (details: { percent: number; needed: number }) => new Problem('FUND.COVERAGE_SHORT', details);
