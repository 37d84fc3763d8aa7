import { forgetStored, readStored, writeStored } from '@/platform/storage';
import { dropPhoto, type OutboxPhoto } from '@/outbox';

const STORAGE_KEY = 'points.draft';

/** An application that is being written: it survives a call, a closed app and a session that ran out. */
export interface ApplicationDraft {
  readonly accountId: string;
  readonly villageId: string;
  readonly ruleId: string;
  readonly text: string;
  readonly memberId?: string;
  readonly photos: readonly OutboxPhoto[];
}

export function readDraft(accountId: string, villageId: string): ApplicationDraft | undefined {
  const draft = readStored<ApplicationDraft>(STORAGE_KEY);
  return draft?.accountId === accountId && draft.villageId === villageId ? draft : undefined;
}

export function writeDraft(draft: ApplicationDraft): void {
  writeStored(STORAGE_KEY, draft);
}

export function forgetDraft(): void {
  forgetStored(STORAGE_KEY);
}

/** On logout: words and photos of whoever leaves are nobody else's business. */
export async function discardDraft(): Promise<void> {
  for (const photo of readStored<ApplicationDraft>(STORAGE_KEY)?.photos ?? []) await dropPhoto(photo.kept);
  forgetDraft();
}
