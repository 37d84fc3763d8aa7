import { APPLICATION_MAX_PHOTOS, recordedRoutes, type RuleView } from '@jishan/contracts';
import { useState } from 'react';
import { newId } from '@/api/ids';
import { sayVoice, wordsMissing } from '@/features/voice/words';
import { useWriting } from '@/features/writing/use-writing';
import { go, pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

/** Somebody, or a household as a whole. */
export interface Whom {
  readonly householdId: string;
  readonly memberId?: string;
  /** As it is shown once it is chosen. */
  readonly words: string;
}
interface DeedFields extends Readonly<Record<string, unknown>> {
  readonly ruleId: string;
  readonly whom: Whom | null;
  readonly text: string;
}
const BLANK: DeedFields = { ruleId: '', whom: null, text: '' };

const t = texts.recording;

/** Kept as a draft while it is written, handed to the outbox when it is sent: in a yard there is often no signal. */
export function useRecordDeed(rules: readonly RuleView[]) {
  const [tried, setTried] = useState(false);
  const writing = useWriting('recorded-deed', BLANK, APPLICATION_MAX_PHOTOS);
  const { fields, photos, voice } = writing;
  const rule = rules.find(one => one.id === fields.ruleId);
  const text = fields.text.trim();
  const have = photos.photos.length + photos.preparing;
  const faults = {
    rule: rule ? undefined : t.ruleMissing,
    whom: fields.whom ? undefined : t.whoMissing,
    text: rule?.textRequired && text === '' && !voice.given ? wordsMissing(voice) : undefined,
    voice: voice.halted,
    photos: photosFault(rule, have) ?? photos.halted,
  };
  const send = () => {
    setTried(true);
    const { whom } = fields;
    if (!rule || !whom || Object.values(faults).some(Boolean)) return;
    const id = newId();
    const sent = writing.send({
      id,
      title: rule.title,
      detail: [whom.words, text || sayVoice(voice)].filter(Boolean).join('：'),
      page: pageUrl('application', { id }),
      route: recordedRoutes.recordDeed,
      body: { id, ruleId: rule.id, householdId: whom.householdId, ...(whom.memberId ? { memberId: whom.memberId } : {}), text },
      refetches: [recordedRoutes.recordedDeeds.path],
    });
    if (!sent) return;
    toast(useNetwork.getState().online ? t.sent : t.saved, 'done');
    go.back();
  };
  return { ...writing, rule, send, faults: tried ? faults : ({} as Partial<typeof faults>) };
}

function photosFault(rule: RuleView | undefined, have: number): string | undefined {
  if (rule && have < rule.minPhotos) return texts.points.photosMissing(rule.minPhotos);
  if (rule && have > rule.maxPhotos) return texts.points.photosNeeded(rule.minPhotos, rule.maxPhotos);
  return undefined;
}
