import { checklistsRoutes, REQUEST_MAX_PHOTOS, type ItemView } from '@jishan/contracts';
import { useState } from 'react';
import { newId } from '@/api/ids';
import { useWriting } from '@/features/writing/use-writing';
import { go, pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

const BLANK: { readonly text: string; readonly memberId?: string } = { text: '' };

/** The form of one request: kept as a draft while it is written, handed to the outbox when it is sent. */
export function useStart(item: ItemView) {
  const writing = useWriting(`request/${item.id}`, BLANK, REQUEST_MAX_PHOTOS);
  const { fields, set, photos, full } = writing;
  const [tried, setTried] = useState(false);
  const text = fields.text.trim();
  const send = () => {
    setTried(true);
    if (text === '' || photos.halted) return;
    const id = newId();
    const sent = writing.send({
      id,
      title: item.name,
      detail: text,
      page: pageUrl('request', { id }),
      route: checklistsRoutes.startRequest,
      body: { id, itemId: item.id, text, ...(fields.memberId ? { memberId: fields.memberId } : {}) },
      refetches: [checklistsRoutes.myRequests.path, checklistsRoutes.serviceRequest.path],
    });
    if (!sent) return;
    toast(useNetwork.getState().online ? texts.checklists.sent : texts.checklists.saved, 'done');
    go.instead('request', { id });
  };
  return {
    fields,
    set,
    photos,
    full,
    send,
    textError: tried && text === '' ? texts.checklists.textMissing : undefined,
    photosError: tried ? photos.halted : undefined,
  };
}
