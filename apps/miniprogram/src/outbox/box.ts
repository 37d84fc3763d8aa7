import { create } from 'zustand';
import { readStored, writeStored } from '@/platform/storage';
import { OUTBOX_MAX_ENTRIES, SENT_KEPT_MS, type NewEntry, type OutboxEntry } from './entry';

const STORAGE_KEY = 'outbox';

interface Box {
  entries: readonly OutboxEntry[];
}

export const useBox = create<Box>(() => ({ entries: [] }));

/** The phone would not take it: the form must stay as it is and say so. */
export class OutboxFull extends Error {
  override readonly name = 'OutboxFull';
}

function write(entries: readonly OutboxEntry[]): boolean {
  const held = writeStored(STORAGE_KEY, entries);
  if (held) useBox.setState({ entries });
  return held;
}

/** What was "sending" when the app died is waiting again: its key makes that safe. */
export function openBox(now: number = Date.now()): void {
  const stored = readStored<OutboxEntry[]>(STORAGE_KEY) ?? [];
  const entries = stored
    .filter(entry => entry.state !== 'sent' || now - entry.createdAt < SENT_KEPT_MS)
    .map(entry => (entry.state === 'sending' ? { ...entry, state: 'waiting' as const, nextTryAt: 0 } : entry));
  useBox.setState({ entries });
}

export function addEntry(entry: NewEntry, now: number = Date.now()): void {
  const entries = useBox.getState().entries;
  if (entries.some(one => one.id === entry.id)) return;
  const unsent = entries.filter(one => one.state !== 'sent');
  if (unsent.length >= OUTBOX_MAX_ENTRIES) throw new OutboxFull();
  const added: OutboxEntry = { ...entry, createdAt: now, state: 'waiting', tries: 0, nextTryAt: 0 };
  if (!write([added, ...entries])) throw new OutboxFull();
}

export function changeEntry(id: string, change: Partial<OutboxEntry>): void {
  const entries = useBox.getState().entries.map(entry => (entry.id === id ? { ...entry, ...change } : entry));
  // A store that is full now held the entry before: what is shown must go on even if the newest state is not kept.
  if (!write(entries)) useBox.setState({ entries });
}

export function removeEntry(id: string): void {
  write(useBox.getState().entries.filter(entry => entry.id !== id));
}

export function findEntry(id: string): OutboxEntry | undefined {
  return useBox.getState().entries.find(entry => entry.id === id);
}
