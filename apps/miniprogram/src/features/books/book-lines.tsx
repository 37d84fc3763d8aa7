import { pointsBookRoutes, type BookLine, type BookQuery, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged } from '@/ui';
import { Figures, figuresOf } from './figures';
import { HouseholdSheet } from './household-sheet';
import './books.scss';

type By = BookQuery['by'];

function Row({ line, by, onPress }: { line: BookLine; by: By; onPress?: () => void }) {
  const name = by === 'group' ? (line.id === null ? texts.book.noGroup : line.name) : line.name;
  const facts =
    by === 'group'
      ? [texts.book.groupNote(line.takingPart, line.households, line.merged)]
      : [line.mergedInto && texts.book.mergedInto(line.mergedInto), line.groupName ?? texts.book.noGroup].filter(Boolean);
  const note = [...facts, texts.book.flow(line.earned, line.spent)].join(' · ');
  return (
    <ListRow title={name} note={note} value={<View className="book-figure">{texts.book.points(line.closing)}</View>} onPress={onPress} />
  );
}

/** By household or by group; a household opens its sheet. */
export function BookLines({ period, by }: { period: PeriodKey; by: By }) {
  const list = useVillagePages(pointsBookRoutes.pointsBook, { query: { period, by } });
  const [chosen, setChosen] = useState<BookLine>();
  const total = list.first?.total;
  return (
    <Paged of={list} rows={6} empty={<Empty icon="statement" title={texts.book.empty} body={texts.book.emptyNote} />}>
      {items => (
        <>
          {total && (
            <Card title={texts.book.total}>
              <View className="note">{texts.book.totals(total.households, total.merged, total.takingPart)}</View>
              <Figures of={figuresOf(total)} />
            </Card>
          )}
          <Card flush>
            {items.map(line => (
              <Row key={line.id ?? ''} line={line} by={by} onPress={by === 'household' ? () => setChosen(line) : undefined} />
            ))}
          </Card>
          <View className="note">{texts.book.explain}</View>
          {chosen && <HouseholdSheet line={chosen} onClose={() => setChosen(undefined)} />}
        </>
      )}
    </Paged>
  );
}
