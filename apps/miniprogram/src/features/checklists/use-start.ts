import { checklistsRoutes, REQUEST_MAX_PHOTOS, type ItemView } from '@jishan/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { newId } from '@/api/ids';
import { usePhotos } from '@/features/photos/use-photos';
import { useMembership, useSession } from '@/features/session/session';
import { go, pageUrl } from '@/navigation/go';
import { OutboxFull, post, type OutboxPhoto } from '@/outbox';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { forgetDraft, readDraft, writeDraft } from './draft';

const NO_PHOTOS: readonly OutboxPhoto[] = [];

/** The form of one request: kept as a draft while it is written, handed to the outbox when it is sent. */
export function useStart(item: ItemView) {
  const accountId = useSession(state => state.me?.accountId) ?? '';
  const villageId = useMembership()?.villageId ?? '';
  const draft = useMemo(() => readDraft(accountId, villageId, item.id), [accountId, item.id, villageId]);
  const [text, setText] = useState(draft?.text ?? '');
  const [memberId, setMemberId] = useState(draft?.memberId);
  const [tried, setTried] = useState(false);
  const [full, setFull] = useState(false);
  const [kept, setKept] = useState<readonly OutboxPhoto[]>(draft?.photos ?? NO_PHOTOS);
  const photos = usePhotos(villageId, REQUEST_MAX_PHOTOS, draft?.photos ?? NO_PHOTOS, setKept);
  const sent = useRef(false);

  useEffect(() => {
    if (!sent.current && (text !== '' || kept.length > 0))
      writeDraft({ accountId, villageId, itemId: item.id, text, memberId, photos: kept });
  }, [accountId, item.id, kept, memberId, text, villageId]);

  const textMissing = text.trim() === '';
  const send = () => {
    setTried(true);
    if (textMissing || photos.refused || sent.current) return;
    const id = newId();
    try {
      post({
        id,
        accountId,
        villageId,
        title: item.name,
        detail: text.trim(),
        page: pageUrl('request', { id }),
        route: checklistsRoutes.startRequest,
        params: { villageId },
        body: { id, itemId: item.id, text: text.trim(), ...(memberId ? { memberId } : {}) },
        photosField: 'photoIds',
        photos: photos.forOutbox(),
        refetches: [checklistsRoutes.myRequests.path, checklistsRoutes.serviceRequest.path],
      });
    } catch (error) {
      if (!(error instanceof OutboxFull)) throw error;
      setFull(true);
      return;
    }
    sent.current = true;
    forgetDraft();
    toast(useNetwork.getState().online ? texts.checklists.sent : texts.checklists.saved, 'done');
    go.instead('request', { id });
  };

  return {
    text,
    setText,
    memberId,
    setMemberId,
    photos,
    full,
    send,
    textError: tried && textMissing ? texts.checklists.textMissing : undefined,
    photosError: tried && photos.refused ? texts.checklists.photoProblem : undefined,
  };
}
