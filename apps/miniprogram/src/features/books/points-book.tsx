import { BOOK_VIEWS, bookViewTitles, periodAt, pointsBookRoutes, type BookView, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, Segmented } from '@/ui';
import { BookLines } from './book-lines';
import { PeriodChoice } from './period-choice';
import { RuleLines } from './rule-lines';
import { useDocument } from './use-document';
import './books.scss';

const VIEWS = BOOK_VIEWS.map(view => ({ value: view, text: bookViewTitles[view] }));

function Exports({ period }: { period: PeriodKey }) {
  const file = useDocument(pointsBookRoutes.exportPointsBook, body => (body.format === 'xlsx' ? 'workbook' : 'printPage'));
  return (
    <>
      <View className="book-actions">
        <Button icon="down" busy={file.busy} busyText={texts.common.loading} onPress={() => file.get({ body: { period, format: 'xlsx' } })}>
          {texts.book.download}
        </Button>
        <Button kind="quiet" icon="statement" disabled={file.busy} onPress={() => file.get({ body: { period, format: 'print' } })}>
          {texts.book.print}
        </Button>
      </View>
      <ErrorNote error={file.error} />
    </>
  );
}

/** 台账: looked at here, taken along as a workbook, or printed. */
export function PointsBook() {
  const [period, setPeriod] = useState(() => periodAt('month', Date.now()));
  const [view, setView] = useState<BookView>('household');
  return (
    <>
      <PeriodChoice value={period} onChange={setPeriod} />
      <Exports key={period} period={period} />
      <Segmented<BookView> label={texts.book.viewLabel} options={VIEWS} value={view} onChange={setView} />
      {view === 'rule' ? <RuleLines key={period} period={period} /> : <BookLines key={`${period} ${view}`} period={period} by={view} />}
    </>
  );
}
