import { APPLICATION_MAX_PHOTOS, pointsRoutes, type RuleView } from '@jishan/contracts';
import { useState } from 'react';
import { newId } from '@/api/ids';
import { sayVoice, wordsMissing } from '@/features/voice/words';
import { useWriting } from '@/features/writing/use-writing';
import { pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

/** What an application's draft is kept under, with its rule. */
export const APPLICATION_DRAFT = 'application';
const BLANK: { readonly text: string; readonly memberId?: string } = { text: '' };

/** The form of one application: kept as a draft while it is written, handed to the outbox when it is sent. */
export function useApply(rule: RuleView, onSent: (id: string) => void) {
  const maxPhotos = Math.min(rule.maxPhotos, APPLICATION_MAX_PHOTOS);
  const writing = useWriting(`${APPLICATION_DRAFT}/${rule.id}`, BLANK, maxPhotos);
  const { fields, set, photos, voice, full } = writing;
  const [tried, setTried] = useState(false);
  const text = fields.text.trim();
  const textMissing = rule.textRequired && text === '' && !voice.given;
  const photosMissing = photos.photos.length + photos.preparing < rule.minPhotos;
  const send = () => {
    setTried(true);
    if (textMissing || photosMissing || photos.halted || voice.halted) return;
    const id = newId();
    const sent = writing.send({
      id,
      title: rule.title,
      detail: text || sayVoice(voice),
      page: pageUrl('application', { id }),
      route: pointsRoutes.submitApplication,
      body: { id, ruleId: rule.id, text, ...(fields.memberId ? { memberId: fields.memberId } : {}) },
      refetches: [pointsRoutes.myApplications.path, pointsRoutes.application.path, pointsRoutes.myAccount.path],
    });
    if (!sent) return;
    toast(useNetwork.getState().online ? texts.points.sent : texts.points.saved, 'done');
    onSent(id);
  };
  return {
    fields,
    set,
    photos,
    voice,
    maxPhotos,
    full,
    send,
    voiceError: tried ? voice.halted : undefined,
    textError: tried && textMissing ? wordsMissing(voice) : undefined,
    photosError: tried && photosMissing ? texts.points.photosMissing(rule.minPhotos) : tried ? photos.halted : undefined,
  };
}
