import { useRef, useState } from 'react';
import { useSession, useVillageId } from '@/features/session/session';
import { forgetStored, readStored, writeStored } from '@/platform/storage';
import { newId } from './ids';

const STORAGE_KEY = 'unanswered';
/** Who sends something again after a lost answer does so soon; later it is another wish, and the list says what stands. */
const KEPT_MS = 24 * 60 * 60_000;

/** What was sent and got no answer yet: the id of what it makes, the command's key, and what it said, as a number that tells nothing. */
interface Unanswered {
  readonly id: string;
  readonly key: string;
  readonly print: string;
  readonly at: number;
}
type Kept = Readonly<Record<string, Unanswered>>;

const young = (one: Unanswered | undefined, now = Date.now()): one is Unanswered => one !== undefined && now - one.at < KEPT_MS;
const keptNow = (): Kept => Object.fromEntries(Object.entries(readStored<Kept>(STORAGE_KEY) ?? {}).filter(([, one]) => young(one)));

export interface LastingId {
  readonly id: string;
  /** The last that was sent from this form or the one before it and got no answer. */
  readonly last: () => Pick<Unanswered, 'key' | 'print'> | undefined;
  /** Before it is sent. */
  readonly sending: (key: string, print: string) => void;
  /** It stands, or it is said that it does: the next form makes something else. */
  readonly answered: () => void;
}

/**
 * The id of what a form is about to make. It outlives the form when its command got no answer: whoever closes the form then, and fills it in
 * again, sends the same thing, or is told that it stands, and does not do it twice. `about` names the form.
 */
export function useLastingId(about: string): LastingId {
  const accountId = useSession(state => state.me?.accountId) ?? '';
  const place = `${accountId}/${useVillageId() ?? ''}/${about}`;
  const [id] = useState(() => keptNow()[place]?.id ?? newId());
  const lasting = useRef<LastingId>({
    id,
    last: () => keptNow()[place],
    sending: (key, print) => void writeStored(STORAGE_KEY, { ...keptNow(), [place]: { id, key, print, at: Date.now() } }),
    answered: () => {
      const { [place]: gone, ...rest } = keptNow();
      if (gone) writeStored(STORAGE_KEY, rest);
    },
  });
  return lasting.current;
}

/** On logout: one's own. Another's on the same phone would be done twice. */
export function forgetUnanswered(accountId = ''): void {
  const left = Object.entries(keptNow()).filter(([place]) => !place.startsWith(`${accountId}/`));
  if (left.length > 0) writeStored(STORAGE_KEY, Object.fromEntries(left));
  else forgetStored(STORAGE_KEY);
}

/** The same words give the same number; another wish another one. */
export function printOf(words: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}.${words.length}`;
}
