import type { ReactNode } from 'react';
import { ErrorView } from './error-view';
import { Skeleton } from './skeleton';

interface Props<T> {
  of: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };
  rows?: number;
  children: (data: T) => ReactNode;
}

/** One answer in its three states. What was read before stays readable when reading it again fails. */
export function Loaded<T>({ of, rows, children }: Props<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ErrorView error={of.error} onRetry={() => void of.refetch()} />;
  return <Skeleton rows={rows} />;
}
