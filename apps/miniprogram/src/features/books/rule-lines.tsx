import { pointsBookRoutes, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { texts } from '@/texts/zh-CN';
import { Card, Empty, ErrorView, ListRow, LoadMore, Skeleton } from '@/ui';
import './books.scss';

export function RuleLines({ period }: { period: PeriodKey }) {
  const list = useVillagePages(pointsBookRoutes.pointsBookByRule, { query: { period } });
  if (list.items.length === 0) {
    if (list.error) return <ErrorView error={list.error} onRetry={list.reload} />;
    if (list.loading) return <Skeleton rows={6} />;
    return <Empty icon="rules" title={texts.book.empty} body={texts.book.emptyNote} />;
  }
  return (
    <>
      <Card flush>
        {list.items.map(line => (
          <ListRow
            key={line.title}
            title={line.title}
            note={texts.book.ruleNote(line.times, line.reversedTimes, line.households)}
            value={<View className="book-figure">{texts.book.points(line.points)}</View>}
          />
        ))}
        {list.first && (
          <ListRow title={texts.book.total} value={<View className="book-figure">{texts.book.points(list.first.total.points)}</View>} />
        )}
      </Card>
      <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}
