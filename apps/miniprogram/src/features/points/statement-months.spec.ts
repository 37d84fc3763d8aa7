import type { StatementLine, StatementMonth } from '@jishan/contracts';
import { inMonths, sayMonth } from './statement-months';

const line = (seq: number, at: string): StatementLine => ({
  seq,
  transferId: String(seq),
  kind: 'award',
  amount: 2,
  ruleSetVersion: null,
  waived: null,
  householdChangeId: null,
  balanceAfter: 2,
  reason: '',
  memberName: null,
  helperName: null,
  decidedByRole: null,
  at,
});
const month = (change: Partial<StatementMonth> = {}): StatementMonth => ({
  month: '2026-11',
  earned: 0,
  spent: 0,
  expired: 0,
  adjusted: 0,
  ...change,
});

describe('the statement by month', () => {
  it('breaks at midnight in the village and keeps the order of the lines', () => {
    const lines = [
      line(4, '2026-11-02T01:00:00Z'),
      line(3, '2026-10-31T16:00:00Z'),
      line(2, '2026-10-31T15:59:00Z'),
      line(1, '2026-10-01T00:00:00Z'),
    ];
    expect(inMonths(lines).map(({ key, lines: of }) => [key, of.map(one => one.seq)])).toEqual([
      ['2026-11', [4, 3]],
      ['2026-10', [2, 1]],
    ]);
    expect(inMonths([])).toEqual([]);
  });

  it('says what happened, and what did not is left out', () => {
    expect(sayMonth(month({ earned: 32, spent: 6 }))).toBe('挣 32 分 · 兑换 6 分');
    expect(sayMonth(month({ earned: -2, adjusted: -5, expired: 3 }))).toBe('挣 -2 分 · 过期 3 分 · 转户更正 −5 分');
    expect(sayMonth(month())).toBe('只有兑换预留');
    expect(sayMonth(undefined)).toBe('');
  });
});
