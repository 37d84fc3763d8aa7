import { pointsBookRoutes, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged } from '@/ui';
import './books.scss';

export function RuleLines({ period }: { period: PeriodKey }) {
  const list = useVillagePages(pointsBookRoutes.pointsBookByRule, { query: { period } });
  return (
    <Paged of={list} rows={6} empty={<Empty icon="rules" title={texts.book.empty} body={texts.book.emptyNote} />}>
      {items => (
        <Card flush>
          {items.map(line => (
            <ListRow
              key={`${line.category} ${line.title}`}
              title={line.title}
              note={texts.book.ruleNote(line.times, line.reversedTimes, line.households)}
              value={<View className="book-figure">{texts.book.points(line.points)}</View>}
            />
          ))}
          {list.first && (
            <ListRow title={texts.book.total} value={<View className="book-figure">{texts.book.points(list.first.total.points)}</View>} />
          )}
        </Card>
      )}
    </Paged>
  );
}
