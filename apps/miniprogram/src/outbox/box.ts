import { create } from 'zustand';
import { forgetStored, readStored, storedKeys, writeStored } from '@/platform/storage';
import { tabs } from '@/platform/tabs';
import { OUTBOX_MAX_ENTRIES, SENT_KEPT_MS, type NewEntry, type OutboxEntry } from './entry';

/** Each entry lies under a key of its own: two tabs of a browser share the store, and a list would be written over by whoever writes last. */
const PREFIX = 'outbox/';
/** Where all lay in one list before. */
const OLD_LIST = 'outbox';

interface Box {
  entries: readonly OutboxEntry[];
}

export const useBox = create<Box>(() => ({ entries: [] }));

/** The phone would not take it: the form must stay as it is and say so. */
export class OutboxFull extends Error {
  override readonly name = 'OutboxFull';
}

/** What lies in the store now, newest first, whichever tab put it there. */
function stored(): OutboxEntry[] {
  return storedKeys(PREFIX)
    .flatMap(key => readStored<OutboxEntry>(key) ?? [])
    .sort((a, b) => b.createdAt - a.createdAt || b.order - a.order);
}

/** Shows what is stored; of `own` what this tab knows, also when the store would not take it. */
function show(own?: OutboxEntry): void {
  useBox.setState({ entries: stored().map(entry => (entry.id === own?.id ? own : entry)) });
}

/** Another tab has written. */
export const lookAgain = (): void => show();

/** What was "sending" when the app died is waiting again: its key makes that safe. */
const afresh = (entry: OutboxEntry): OutboxEntry => (entry.state === 'sending' ? { ...entry, state: 'waiting', nextTryAt: 0 } : entry);

export function openBox(now: number = Date.now()): void {
  const old = readStored<OutboxEntry[]>(OLD_LIST) ?? [];
  if (old.every((entry, index) => writeStored(PREFIX + entry.id, { ...entry, order: old.length - index }))) forgetStored(OLD_LIST);
  for (const entry of stored()) if (entry.state === 'sent' && now - entry.createdAt >= SENT_KEPT_MS) forgetStored(PREFIX + entry.id);
  // Where nobody is kept out, nobody can tell whether another tab is sending it right now; sent twice it is done once.
  if (!tabs.keepsOut) takeUpAbandoned();
  useBox.setState({ entries: stored().map(afresh) });
}

/** By whoever may send now: what another tab was sending when it died waits again. */
export function takeUpAbandoned(): void {
  for (const entry of stored()) if (entry.state === 'sending') changeEntry(entry.id, { state: 'waiting', nextTryAt: 0 });
}

export function addEntry(entry: NewEntry, now: number = Date.now()): void {
  const entries = stored();
  if (entries.some(one => one.id === entry.id)) return;
  // One's own: whoever else has the phone and no signal fills nobody's.
  const unsent = entries.filter(one => one.state !== 'sent' && one.accountId === entry.accountId);
  if (unsent.length >= OUTBOX_MAX_ENTRIES) throw new OutboxFull();
  const order = 1 + Math.max(0, ...entries.map(one => one.order));
  const added: OutboxEntry = { ...entry, createdAt: now, order, state: 'waiting', tries: 0, nextTryAt: 0 };
  if (!writeStored(PREFIX + entry.id, added)) throw new OutboxFull();
  show();
}

/** Of what lies there now: another tab may have sent it further, or thrown it away. */
export function changeEntry(id: string, change: Partial<OutboxEntry>): void {
  const entry = readStored<OutboxEntry>(PREFIX + id);
  if (!entry) return show();
  const changed = { ...entry, ...change };
  // A store that is full now held the entry before: what is shown must go on even if the newest state is not kept.
  writeStored(PREFIX + id, changed);
  show(changed);
}

export function removeEntry(id: string): void {
  forgetStored(PREFIX + id);
  show();
}

export function findEntry(id: string): OutboxEntry | undefined {
  return useBox.getState().entries.find(entry => entry.id === id);
}
