import { APPLICATION_MAX_PHOTOS, pointsRoutes, type RuleView } from '@jishan/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { newId } from '@/api/ids';
import { usePhotos } from '@/features/photos/use-photos';
import { useMembership, useSession } from '@/features/session/session';
import { pageUrl } from '@/navigation/go';
import { OutboxFull, post, type OutboxPhoto } from '@/outbox';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { forgetDraft, readDraft, writeDraft } from './draft';

const NO_PHOTOS: readonly OutboxPhoto[] = [];

/** The form of one application: kept as a draft while it is written, handed to the outbox when it is sent. */
export function useApply(rule: RuleView, onSent: (id: string) => void) {
  const accountId = useSession(state => state.me?.accountId) ?? '';
  const membership = useMembership();
  const villageId = membership?.villageId ?? '';
  const draft = useMemo(() => {
    const found = readDraft(accountId, villageId);
    return found?.ruleId === rule.id ? found : undefined;
  }, [accountId, rule.id, villageId]);
  const [text, setText] = useState(draft?.text ?? '');
  const [memberId, setMemberId] = useState(draft?.memberId);
  const [tried, setTried] = useState(false);
  const [full, setFull] = useState(false);
  const [kept, setKept] = useState<readonly OutboxPhoto[]>(draft?.photos ?? NO_PHOTOS);
  const maxPhotos = Math.min(rule.maxPhotos, APPLICATION_MAX_PHOTOS);
  const photos = usePhotos(villageId, maxPhotos, draft?.photos ?? NO_PHOTOS, setKept);
  const sent = useRef(false);

  useEffect(() => {
    if (!sent.current && (text !== '' || kept.length > 0))
      writeDraft({ accountId, villageId, ruleId: rule.id, text, memberId, photos: kept });
  }, [accountId, kept, memberId, rule.id, text, villageId]);

  const textMissing = rule.textRequired && text.trim() === '';
  const photosMissing = photos.photos.length < rule.minPhotos;
  const send = () => {
    setTried(true);
    if (textMissing || photosMissing || photos.refused || sent.current) return;
    const id = newId();
    try {
      post({
        id,
        accountId,
        villageId,
        title: rule.title,
        detail: text.trim(),
        page: pageUrl('application', { id }),
        route: pointsRoutes.submitApplication,
        params: { villageId },
        body: { id, ruleId: rule.id, text: text.trim(), ...(memberId ? { memberId } : {}) },
        photosField: 'photoIds',
        photos: photos.forOutbox(),
        refetches: [pointsRoutes.myApplications.path, pointsRoutes.application.path, pointsRoutes.myAccount.path],
      });
    } catch (error) {
      if (!(error instanceof OutboxFull)) throw error;
      setFull(true);
      return;
    }
    sent.current = true;
    forgetDraft();
    toast(useNetwork.getState().online ? texts.points.sent : texts.points.saved, 'done');
    onSent(id);
  };

  return {
    text,
    setText,
    memberId,
    setMemberId,
    photos,
    maxPhotos,
    full,
    send,
    textError: tried && textMissing ? texts.points.textMissing : undefined,
    photosError:
      tried && photosMissing ? texts.points.photosMissing(rule.minPhotos) : tried && photos.refused ? texts.points.photoProblem : undefined,
  };
}
