import type { FundSource } from '@jishan/contracts';

export interface PlannedMoney {
  /** Of the county's days. */
  readonly day: number;
  readonly source: FundSource;
  readonly yuan: number;
  readonly note: string;
}

/** Money that came by itself; what a village still needs is the grant. */
export const plannedMoney: readonly PlannedMoney[] = [
  { day: 20, source: 'collective', yuan: 1_200, note: '村集体茶园分红中安排' },
  { day: 75, source: 'donation', yuan: 800, note: '在外乡贤捐助积分超市' },
  { day: 128, source: 'collective', yuan: 600, note: '村集体砂石场承包款中安排' },
  { day: 160, source: 'donation', yuan: 300, note: '镇上爱心商户捐款' },
];

export const grantNote = '区乡村振兴局积分制专项资金';
/** An entry that was wrong, and how it was taken back. */
export const mistake = { day: 150, yuan: 3_000, note: '镇上爱心商户捐款', reason: '金额多写了一个零' };

/** What is left in the till when everything was bought, of what the outstanding points come to, in percent. */
export const MONEY_LEFT_PERCENT = 30;
/** A village of four groups gets a quarter of the money. */
export const SMALL_VILLAGE_SHARE = 0.25;
