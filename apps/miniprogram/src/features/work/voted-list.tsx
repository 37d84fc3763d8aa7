import { panelRoutes } from '@jishan/contracts';
import { useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Empty, ErrorView, LoadMore, Skeleton } from '@/ui';
import { VotedCase } from './panel-case';

export function VotedList() {
  const list = useVillagePages(panelRoutes.panelQueue, { query: { scope: 'voted' } });
  if (list.items.length === 0) {
    if (list.error) return <ErrorView error={list.error} onRetry={list.reload} />;
    if (list.loading) return <Skeleton rows={4} />;
    return <Empty icon="people" title={texts.panel.votedNone} />;
  }
  return (
    <>
      {list.items.map(item => (
        <VotedCase key={`${item.id} ${item.purpose}`} item={item} />
      ))}
      <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}
