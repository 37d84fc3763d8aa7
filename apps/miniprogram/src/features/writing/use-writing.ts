import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePhotos } from '@/features/photos/use-photos';
import { useSession, useVillageId } from '@/features/session/session';
import { useVoice } from '@/features/voice/use-voice';
import { dropFiles, OutboxFull, post, type NewEntry, type OutboxPhoto, type OutboxVoice } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { forgetDraft, readDraft, writeDraft } from './drafts';

const NO_PHOTOS: readonly OutboxPhoto[] = [];

type Letter = Omit<NewEntry, 'accountId' | 'villageId' | 'params' | 'photosField' | 'photos' | 'voice'> & {
  readonly params?: Readonly<Record<string, string>>;
};

/** Said when keeping begins to fail, not at every letter. */
function useTold(): (held: boolean) => void {
  const failing = useRef(false);
  return useCallback(held => {
    if (!held && !failing.current) toast(texts.sending.draftNotKept, 'refused');
    failing.current = !held;
  }, []);
}

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
  const [said, setSaid] = useState<OutboxVoice | undefined>(draft?.voice);
  const [full, setFull] = useState(false);
  const photos = usePhotos(villageId, maxPhotos, draft?.photos ?? NO_PHOTOS, setKept);
  const voice = useVoice(villageId, draft?.voice, setSaid);
  const sent = useRef(false);
  const tellWhether = useTold();

  useEffect(() => {
    if (sent.current) return;
    const untouched =
      kept.length === 0 && !said && Object.keys(blank).every(name => JSON.stringify(fields[name]) === JSON.stringify(blank[name]));
    if (untouched) forgetDraft(place);
    else tellWhether(writeDraft({ ...place, fields, photos: kept, ...(said ? { voice: said } : {}) }));
  }, [blank, fields, kept, place, said, tellWhether]);

  const set = useCallback((change: Partial<F>) => setFields(before => ({ ...before, ...change })), []);
  const forget = useCallback(() => {
    sent.current = true;
    forgetDraft(place);
  }, [place]);
  /** The form's content has another home now, and its photos are where they belong. */
  const finish = () => {
    forget();
    void dropFiles({ photos: photos.forOutbox(), voice: voice.forOutbox() });
  };
  /** Hands it to the outbox; false when the phone cannot hold it. */
  const send = (letter: Letter): boolean => {
    if (sent.current) return false;
    try {
      post({
        ...letter,
        accountId,
        villageId,
        params: { villageId, ...letter.params },
        ...(maxPhotos > 0 ? { photosField: 'photoIds' } : {}),
        photos: photos.forOutbox(),
        voice: voice.forOutbox(),
      });
    } catch (error) {
      if (!(error instanceof OutboxFull)) throw error;
      setFull(true);
      return false;
    }
    forget();
    return true;
  };
  return { fields, set, photos, voice, full, send, finish };
}

/** What was begun there can no longer be sent: it was answered, maybe by a tap whose answer was lost, or it is somebody else's turn. */
export function useNoDraft(about: string | undefined): void {
  const accountId = useSession(state => state.me?.accountId) ?? '';
  const villageId = useVillageId() ?? '';
  useEffect(() => {
    if (about === undefined) return;
    const place = { accountId, villageId, about };
    const begun = readDraft(place);
    if (begun) void dropFiles(begun);
    forgetDraft(place);
  }, [about, accountId, villageId]);
}
