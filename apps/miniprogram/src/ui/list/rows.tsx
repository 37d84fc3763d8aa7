import type { ReactNode } from 'react';
import { useFirstUpdateDone } from './first-update';

/** What fills a screen; a row weighs up to 2 kB, and the first update of a page may weigh 16. */
const FIRST_ROWS = 5;

/** The rows that are seen first; all of them a moment later. */
export function useFirstRows<T>(items: readonly T[]): readonly T[] {
  return useFirstUpdateDone() ? items : items.slice(0, FIRST_ROWS);
}

/** A list that is there at once, however long it is. */
export function Rows<T>({ of, children }: { of: readonly T[]; children: (item: T, place: number) => ReactNode }) {
  return <>{useFirstRows(of).map((item, place) => children(item, place))}</>;
}

/** What lies below the first screen, and so may come a moment later. */
export function Below({ children }: { children: ReactNode }) {
  return useFirstUpdateDone() ? <>{children}</> : null;
}
