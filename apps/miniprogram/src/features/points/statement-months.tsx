import { periodAt, sayPeriod, type StatementLine, type StatementMonth } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Card } from '@/ui';
import { StatementRow } from './statement-line';

export interface MonthOfLines {
  readonly key: string;
  readonly lines: readonly StatementLine[];
}

/** Runs of one month, in the statement's order. What was entered late stands where it was entered, under its own month. */
export function inMonths(lines: readonly StatementLine[]): MonthOfLines[] {
  const months: { key: string; lines: StatementLine[] }[] = [];
  for (const line of lines) {
    const key = periodAt('month', Date.parse(line.at));
    const last = months[months.length - 1];
    if (last?.key === key) last.lines.push(line);
    else months.push({ key, lines: [line] });
  }
  return months;
}

/** 挣 32 分 · 兑换 6 分; what did not happen is not said. */
export function sayMonth(month: StatementMonth | undefined): string {
  if (!month) return '';
  const words = texts.statementMonths;
  const parts = [
    month.earned === 0 ? '' : words.earned(month.earned),
    month.spent === 0 ? '' : words.spent(month.spent),
    month.expired === 0 ? '' : words.expired(month.expired),
    month.adjusted === 0 ? '' : words.adjusted(month.adjusted),
  ].filter(part => part !== '');
  return parts.length === 0 ? words.held : parts.join(' · ');
}

export interface MonthlyLinesProps {
  readonly lines: readonly StatementLine[];
  readonly months: readonly StatementMonth[];
  readonly onCheck: (line: StatementLine) => void;
}

export function MonthlyLines({ lines, months, onCheck }: MonthlyLinesProps) {
  return (
    <>
      {inMonths(lines).map(({ key, lines: ofMonth }) => (
        <View key={`${key} ${ofMonth[0]?.seq ?? 0}`}>
          <View className="month-head">
            <View className="month-head__name">{sayPeriod(key)}</View>
            <View className="month-head__sums">{sayMonth(months.find(month => month.month === key))}</View>
          </View>
          <Card flush>
            {ofMonth.map(line => (
              <StatementRow key={line.seq} line={line} onCheck={() => onCheck(line)} />
            ))}
          </Card>
        </View>
      ))}
    </>
  );
}
