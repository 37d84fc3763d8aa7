import { dropFiles, type OutboxPhoto, type OutboxVoice } from '@/outbox';
import { forgetStored, readStored, writeStored } from '@/platform/storage';

const STORAGE_KEY = 'drafts';

/** What is being written: it survives a call, a closed app and a session that ran out. */
export interface Draft<F> {
  readonly accountId: string;
  readonly villageId: string;
  /** What it is: `letter`, `thread/…`, `application/…`. */
  readonly about: string;
  readonly fields: F;
  readonly photos: readonly OutboxPhoto[];
  readonly voice?: OutboxVoice;
}

type AnyDraft = Draft<Readonly<Record<string, unknown>>>;
type Place = Pick<AnyDraft, 'accountId' | 'villageId' | 'about'>;

const isAt = (draft: AnyDraft, place: Place): boolean =>
  draft.accountId === place.accountId && draft.villageId === place.villageId && draft.about === place.about;
const readAll = (): readonly AnyDraft[] => readStored<AnyDraft[]>(STORAGE_KEY) ?? [];

export function readDraft<F>(place: Place): Draft<F> | undefined {
  return readAll().find(draft => isAt(draft, place)) as Draft<F> | undefined;
}

/** Which one of a kind was written last: the rule of `application/…`. */
export function newestOf(kind: string, { accountId, villageId }: Omit<Place, 'about'>): string | undefined {
  const prefix = `${kind}/`;
  const found = readAll().find(draft => draft.about.startsWith(prefix) && draft.accountId === accountId && draft.villageId === villageId);
  return found?.about.slice(prefix.length);
}

/**
 * However many there are, none makes room for another: words and photos are somebody's evening. False when the phone cannot hold it; what it
 * held before is still there.
 */
export function writeDraft(draft: AnyDraft): boolean {
  return writeStored(STORAGE_KEY, [draft, ...readAll().filter(other => !isAt(other, draft))]);
}

const keepOnly = (left: readonly AnyDraft[]): void => {
  if (left.length > 0) writeStored(STORAGE_KEY, left);
  else forgetStored(STORAGE_KEY);
};

export const forgetDraft = (place: Place): void => keepOnly(readAll().filter(draft => !isAt(draft, place)));

/** On logout: what somebody was writing is nobody else's business; what others who share the phone were writing stays theirs. */
export async function forgetDraftsOf(accountId: string | undefined): Promise<void> {
  const own = readAll().filter(draft => draft.accountId === accountId);
  for (const draft of own) await dropFiles(draft);
  keepOnly(readAll().filter(draft => draft.accountId !== accountId));
}
