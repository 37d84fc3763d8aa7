import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePhotos } from '@/features/photos/use-photos';
import { useSession, useVillageId } from '@/features/session/session';
import { OutboxFull, post, type NewEntry, type OutboxPhoto } from '@/outbox';
import { forgetDraft, readDraft, writeDraft } from './drafts';

const NO_PHOTOS: readonly OutboxPhoto[] = [];

type Letter = Omit<NewEntry, 'accountId' | 'villageId' | 'params' | 'photosField' | 'photos'> & {
  readonly params?: Readonly<Record<string, string>>;
};

/**
 * A form that keeps itself as a draft while it is written. `blank` is what an empty form holds and must not change between renders;
 * a form that was sent begins anew when it is mounted again.
 */
export function useWriting<F extends Readonly<Record<string, unknown>>>(about: string, blank: F, maxPhotos: number) {
  const accountId = useSession(state => state.me?.accountId) ?? '';
  const villageId = useVillageId() ?? '';
  const place = useMemo(() => ({ accountId, villageId, about }), [about, accountId, villageId]);
  const draft = useMemo(() => readDraft<F>(place), [place]);
  const [fields, setFields] = useState<F>({ ...blank, ...draft?.fields });
  const [kept, setKept] = useState<readonly OutboxPhoto[]>(draft?.photos ?? NO_PHOTOS);
  const [full, setFull] = useState(false);
  const photos = usePhotos(villageId, maxPhotos, draft?.photos ?? NO_PHOTOS, setKept);
  const sent = useRef(false);

  useEffect(() => {
    if (sent.current) return;
    const untouched = kept.length === 0 && Object.keys(blank).every(name => JSON.stringify(fields[name]) === JSON.stringify(blank[name]));
    if (untouched) forgetDraft(place);
    else writeDraft({ ...place, fields, photos: kept });
  }, [blank, fields, kept, place]);

  const set = useCallback((change: Partial<F>) => setFields(before => ({ ...before, ...change })), []);
  /** The form's content has another home now. */
  const finish = useCallback(() => {
    sent.current = true;
    forgetDraft(place);
  }, [place]);
  /** Hands it to the outbox; false when the phone cannot hold it. */
  const send = (letter: Letter): boolean => {
    if (sent.current) return false;
    try {
      post({
        ...letter,
        accountId,
        villageId,
        params: { villageId, ...letter.params },
        photosField: 'photoIds',
        photos: photos.forOutbox(),
      });
    } catch (error) {
      if (!(error instanceof OutboxFull)) throw error;
      setFull(true);
      return false;
    }
    finish();
    return true;
  };
  return { fields, set, photos, full, send, finish };
}
