import { fundRoutes, fundSourceTitles, periodAt, periodShift, type FundReport as Report, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { PeriodChoice } from '@/features/books/period-choice';
import { useDocument } from '@/features/books/use-document';
import { sayWhen } from '@/formats/dates';
import { sayYuan } from '@/formats/money';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, ListRow, Loaded } from '@/ui';
import { CoverageRows } from './coverage-rows';
import { Gauge } from './gauge';
import { SumRow } from './sum-row';
import './fund.scss';

const yuan = (fen: number): string => texts.fund.yuan(sayYuan(fen));

function Money({ report }: { report: Report }) {
  return (
    <Card title={texts.fund.title}>
      <SumRow name={texts.fund.openingMoney} value={yuan(report.openingFen)} />
      {report.sources.map(({ source, amountFen }) => (
        <SumRow key={source} name={fundSourceTitles[source]} value={yuan(amountFen)} />
      ))}
      {report.sources.length === 0 && <SumRow name={texts.fund.receivedTotal} value={yuan(0)} />}
      <SumRow name={texts.fund.purchases} value={yuan(-report.purchasedFen)} note={texts.fund.purchasesOf(report.purchases.length)} />
      <SumRow sum name={texts.fund.closingMoney} value={yuan(report.closingFen)} />
    </Card>
  );
}

function Purchases({ report }: { report: Report }) {
  return (
    <Card title={texts.fund.purchased} flush>
      {report.purchases.map(one => (
        <ListRow
          key={one.receiptId}
          title={one.supplierName ?? texts.fund.supplier}
          note={`${sayWhen(one.at)} · ${texts.fund.articles(one.articles)}`}
          value={<View className="fund-amount">{yuan(one.amountFen)}</View>}
        />
      ))}
      {report.purchases.length === 0 && <ListRow title={texts.fund.noPurchases} />}
    </Card>
  );
}

function Quarter({ period }: { period: PeriodKey }) {
  const report = useVillageCall(fundRoutes.fundReport, { query: { period } });
  const print = useDocument(fundRoutes.printFundReport, () => 'printPage');
  return (
    <Loaded of={report} rows={8}>
      {view => (
        <>
          <Card title={texts.fund.coverage}>
            <Gauge coverage={view.coverage} />
            <CoverageRows coverage={view.coverage} />
          </Card>
          <Money report={view} />
          <Card title={texts.fund.pointsPart}>
            <SumRow name={texts.fund.earned} value={texts.book.points(view.earned)} />
            <SumRow name={texts.fund.spent} value={texts.book.points(view.spent)} />
          </Card>
          <Purchases report={view} />
          <ErrorNote error={print.error} />
          <Button
            block
            kind="quiet"
            icon="statement"
            busy={print.busy}
            busyText={texts.common.loading}
            onPress={() => print.get({ body: { period } })}
          >
            {texts.fund.printReport}
          </Button>
        </>
      )}
    </Loaded>
  );
}

/** The quarter that is over is the one that people ask about; the running one can be looked at, too. */
export function FundReport() {
  const [period, setPeriod] = useState(() => periodShift(periodAt('quarter', Date.now()), -1));
  return (
    <>
      <PeriodChoice only="quarter" value={period} onChange={setPeriod} />
      <Quarter key={period} period={period} />
    </>
  );
}
