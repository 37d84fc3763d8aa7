import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, LoadMore, Skeleton } from '@/ui';
import type { RosterSearch } from './use-roster';

interface Props<F> {
  search: RosterSearch;
  /** Those of what was found that may be chosen. */
  offered: readonly F[];
  /** Instead of the usual words. */
  none?: string;
  children: (found: readonly F[]) => ReactNode;
}

/** What a search of the roster brought, in each of its states; nothing while nothing is asked. */
export function FoundList<F>({ search: { asked, list }, offered, none = texts.helpers.searchNone, children }: Props<F>) {
  if (!asked) return null;
  return (
    <>
      <ErrorNote error={list.error} />
      {list.loading && <Skeleton rows={3} />}
      {!list.loading && !list.error && offered.length === 0 && <View className="note">{none}</View>}
      {offered.length > 0 && children(offered)}
      <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}
