import { pointsBookRoutes, type BookLine, type BookQuery, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { texts } from '@/texts/zh-CN';
import { Card, Empty, ErrorView, ListRow, LoadMore, Skeleton } from '@/ui';
import { Figures, figuresOf } from './figures';
import { HouseholdSheet } from './household-sheet';
import './books.scss';

type By = BookQuery['by'];

function Row({ line, by, onPress }: { line: BookLine; by: By; onPress?: () => void }) {
  const name = by === 'group' ? (line.id === null ? texts.book.noGroup : line.name) : line.name;
  const note =
    by === 'group'
      ? `${texts.book.groupNote(line.takingPart, line.households)} · ${texts.book.flow(line.earned, line.spent)}`
      : [line.groupName ?? texts.book.noGroup, texts.book.flow(line.earned, line.spent)].join(' · ');
  return (
    <ListRow
      title={name}
      note={note}
      value={<View className="book-figure">{texts.book.points(line.closing)}</View>}
      label={`${name}，${note}，${texts.book.closing} ${line.closing}`}
      onPress={onPress}
    />
  );
}

/** By household or by group; a household opens its sheet. */
export function BookLines({ period, by }: { period: PeriodKey; by: By }) {
  const list = useVillagePages(pointsBookRoutes.pointsBook, { query: { period, by } });
  const [chosen, setChosen] = useState<BookLine>();
  const total = list.first?.total;
  if (list.items.length === 0) {
    if (list.error) return <ErrorView error={list.error} onRetry={list.reload} />;
    if (list.loading) return <Skeleton rows={6} />;
    return <Empty icon="statement" title={texts.book.empty} body={texts.book.emptyNote} />;
  }
  return (
    <>
      {total && (
        <Card title={texts.book.total}>
          <View className="note">{texts.book.totals(total.households, total.takingPart)}</View>
          <Figures of={figuresOf(total)} />
        </Card>
      )}
      <Card flush>
        {list.items.map(line => (
          <Row key={line.id ?? ''} line={line} by={by} onPress={by === 'household' ? () => setChosen(line) : undefined} />
        ))}
      </Card>
      <View className="note">{texts.book.explain}</View>
      <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />
      {chosen && <HouseholdSheet line={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}
