import { create } from 'zustand';

export type ToastKind = 'done' | 'refused' | 'plain';
interface ToastState {
  shown: { id: number; text: string; kind: ToastKind } | undefined;
  /** How many sheets are open: the topmost says it, and nothing behind it. */
  sheets: number;
}

const SHOWN_MS = 2_600;
const PER_CHAR_MS = 60;

export const useToast = create<ToastState>(() => ({ shown: undefined, sheets: 0 }));

/** While a sheet is open; answers how to say that it is closed. */
export function sheetOpened(): () => void {
  const add = (more: number) => useToast.setState(({ sheets }) => ({ sheets: sheets + more }));
  add(1);
  return () => add(-1);
}

let count = 0;

/** Longer words stay longer; the next one replaces it. */
export function toast(text: string, kind: ToastKind = 'plain'): void {
  count += 1;
  const id = count;
  useToast.setState({ shown: { id, text, kind } });
  setTimeout(
    () => {
      if (useToast.getState().shown?.id === id) useToast.setState({ shown: undefined });
    },
    SHOWN_MS + text.length * PER_CHAR_MS,
  );
}
