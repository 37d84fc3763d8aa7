import { fundRoutes, type FundMonth } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { sayYuan } from '@/formats/money';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { BarPlot, Below, Card, ListRow, Loaded } from '@/ui';
import { CoverageRows } from './coverage-rows';
import { FundEntries } from './fund-entries';
import { Gauge } from './gauge';
import './fund.scss';

const monthName = ({ month }: FundMonth): string => texts.fund.month(Number(month.slice(5)));

function Plot({
  title,
  months,
  value,
  said,
}: {
  title: string;
  months: readonly FundMonth[];
  value: (of: FundMonth) => number;
  said: (of: FundMonth) => string;
}) {
  return (
    <>
      <View className="plot-title">{title}</View>
      <BarPlot
        title={title}
        bars={months.map(month => ({ label: monthName(month), value: Math.max(0, value(month)), said: said(month) }))}
      />
    </>
  );
}

/** 积分资金 for everybody: the gauge, half a year, the quarters and every entry. */
export function FundOverview() {
  const fund = useVillageCall(fundRoutes.fund, {});
  return (
    <>
      <Loaded of={fund} rows={6}>
        {view => (
          <>
            <Card title={texts.fund.coverage}>
              <Gauge coverage={view} />
            </Card>
            <Card>
              <CoverageRows coverage={view} />
            </Card>
            <Card flush>
              <ListRow icon="chart" title={texts.fund.report} note={texts.fund.reportNote} onPress={() => go.to('fundReport')} />
            </Card>
            <Below>
              <Card title={texts.fund.plots}>
                <Plot
                  title={texts.fund.received}
                  months={view.months}
                  value={month => month.receivedFen}
                  said={month => texts.fund.yuan(sayYuan(month.receivedFen))}
                />
                <Plot
                  title={texts.fund.purchased}
                  months={view.months}
                  value={month => month.purchasedFen}
                  said={month => texts.fund.yuan(sayYuan(month.purchasedFen))}
                />
                <Plot
                  title={texts.fund.earned}
                  months={view.months}
                  value={month => month.earned}
                  said={month => texts.book.points(month.earned)}
                />
                <Plot
                  title={texts.fund.spent}
                  months={view.months}
                  value={month => month.spent}
                  said={month => texts.book.points(month.spent)}
                />
              </Card>
            </Below>
          </>
        )}
      </Loaded>
      <Below>
        <FundEntries />
      </Below>
    </>
  );
}
