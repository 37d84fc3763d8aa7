import type { Coverage } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayYuan } from '@/formats/money';
import * as texts from '@/texts/zh-CN';
import { SumRow } from './sum-row';

/** What is weighed against what. */
export function CoverageRows({ coverage }: { coverage: Coverage }) {
  const { moneyFen, stockFen, outstanding, owedFen, pointValueFen } = coverage;
  return (
    <>
      <SumRow name={texts.fund.money} value={texts.fund.yuan(sayYuan(moneyFen))} />
      <SumRow name={texts.fund.stock} value={texts.fund.yuan(sayYuan(stockFen))} />
      <SumRow
        name={texts.fund.owed}
        value={texts.fund.yuan(sayYuan(owedFen))}
        note={texts.fund.outstanding(outstanding, sayYuan(pointValueFen))}
      />
      <View className="note">{texts.fund.explain}</View>
    </>
  );
}
