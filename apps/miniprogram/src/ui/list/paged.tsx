import type { ReactNode } from 'react';
import { ErrorView } from '../feedback/error-view';
import { Skeleton } from '../feedback/skeleton';
import { LoadMore } from './load-more';
import { useFirstRows } from './rows';

interface Props<T> {
  of: {
    readonly items: readonly T[];
    readonly loading: boolean;
    readonly error: unknown;
    readonly more: boolean;
    readonly loadingMore: boolean;
    readonly loadMore: () => void;
    readonly reload: () => void;
  };
  rows?: number;
  empty: ReactNode;
  children: (items: readonly T[]) => ReactNode;
}

/** A list in pages in all its states: coming, failed, empty, and there. What was read stays readable when the next page fails. */
export function Paged<T>({ of, rows = 5, empty, children }: Props<T>) {
  const items = useFirstRows(of.items);
  if (of.items.length === 0) {
    if (of.error) return <ErrorView error={of.error} onRetry={of.reload} />;
    return of.loading ? <Skeleton rows={rows} /> : <>{empty}</>;
  }
  return (
    <>
      {children(items)}
      <LoadMore more={of.more} loading={of.loadingMore} onMore={of.loadMore} />
    </>
  );
}
