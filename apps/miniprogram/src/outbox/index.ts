import Taro from '@tarojs/taro';
import { useNetwork } from '@/platform/network';
import { useSession } from '@/features/session/session';
import { tabs } from '@/platform/tabs';
import { addEntry, changeEntry, findEntry, lookAgain, openBox, removeEntry, useBox } from './box';
import { deliver, deliverNow, planBeside } from './deliver';
import type { NewEntry, OutboxEntry } from './entry';
import { dropFiles } from './photos';

export { OutboxFull } from './box';
export { deliverNow } from './deliver';
export { dropFiles, dropPhoto, keepPhoto, openPhoto, uploadKept, uploadKeptVoice } from './photos';
export type { NewEntry, OutboxEntry, OutboxPhoto, OutboxState, OutboxVoice } from './entry';

const mine = (entries: readonly OutboxEntry[], accountId: string | undefined): OutboxEntry[] =>
  entries.filter(entry => entry.accountId === accountId);

/** Written down first, then sent. Throws OutboxFull when the phone cannot hold it. */
export function post(entry: NewEntry): void {
  addEntry(entry);
  void deliver();
}

export function retryEntry(id: string): void {
  changeEntry(id, { state: 'waiting', nextTryAt: 0, problem: undefined });
  void deliver();
}

export async function discardEntry(id: string): Promise<void> {
  const entry = findEntry(id);
  removeEntry(id);
  if (entry) await dropFiles(entry);
}

/** On logout: what lies in storage goes with the person. What somebody else on this phone has not sent yet stays theirs. */
export async function emptyOutbox(accountId: string | undefined): Promise<void> {
  for (const entry of mine(useBox.getState().entries, accountId)) await discardEntry(entry.id);
}

/** How many of this account's a logout would throw away. */
export const unsentOf = (accountId: string | undefined): number =>
  mine(useBox.getState().entries, accountId).filter(entry => entry.state !== 'sent').length;

export function startOutbox(): void {
  openBox();
  tabs.onStored(() => {
    lookAgain();
    planBeside();
  });
  useSession.subscribe((now, before) => {
    if (now.status === 'signed_in' && before.status !== 'signed_in') void deliverNow();
  });
  useNetwork.subscribe(({ online }) => {
    if (online) void deliverNow();
  });
  if (process.env.TARO_ENV === 'weapp') Taro.onAppShow(() => void deliver());
}

export function useOutbox(): readonly OutboxEntry[] {
  const accountId = useSession(state => state.me?.accountId);
  const entries = useBox(state => state.entries);
  return mine(entries, accountId);
}

export function useOutboxEntry(id: string | undefined): OutboxEntry | undefined {
  const accountId = useSession(state => state.me?.accountId);
  return useBox(state => mine(state.entries, accountId).find(entry => entry.id === id));
}

export function useUnsentCount(): number {
  const accountId = useSession(state => state.me?.accountId);
  return useBox(state => mine(state.entries, accountId).filter(entry => entry.state !== 'sent').length);
}
