import { dropPhoto, type OutboxPhoto } from '@/outbox';
import { forgetStored, readStored, writeStored } from '@/platform/storage';

const STORAGE_KEY = 'checklists.draft';

/** A request that is being written: it survives a call, a closed app and a session that ran out. */
export interface RequestDraft {
  readonly accountId: string;
  readonly villageId: string;
  readonly itemId: string;
  readonly text: string;
  readonly memberId?: string;
  readonly photos: readonly OutboxPhoto[];
}

export function readDraft(accountId: string, villageId: string, itemId: string): RequestDraft | undefined {
  const draft = readStored<RequestDraft>(STORAGE_KEY);
  return draft?.accountId === accountId && draft.villageId === villageId && draft.itemId === itemId ? draft : undefined;
}

export function writeDraft(draft: RequestDraft): void {
  writeStored(STORAGE_KEY, draft);
}

export function forgetDraft(): void {
  forgetStored(STORAGE_KEY);
}

/** On logout: words and photos of whoever leaves are nobody else's business. */
export async function discardDraft(): Promise<void> {
  for (const photo of readStored<RequestDraft>(STORAGE_KEY)?.photos ?? []) await dropPhoto(photo.kept);
  forgetDraft();
}
