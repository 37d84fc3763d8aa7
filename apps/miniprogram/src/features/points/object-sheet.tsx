import {
  hasPersonalNumber,
  OBJECTION_REASON_MAX_CHARS,
  OBJECTION_REASON_MIN_CHARS,
  panelRoutes,
  type PublicationItem,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { VoiceField } from '@/features/voice/voice-field';
import { useWriting } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';
import { objectionDraft } from './objection-draft';

const t = texts.publication;
const BLANK = { reason: '' };

/** An objection: what is wrong, in one's own words, written or spoken. What was begun is there again when it is opened anew. */
export function ObjectSheet({ item, onClose }: { item: PublicationItem; onClose: () => void }) {
  const { fields, set, voice, finish } = useWriting(objectionDraft(item.applicationId), BLANK, 0);
  const [tried, setTried] = useState(false);
  const object = useCommand(panelRoutes.objectToApplication, {
    refetches: [panelRoutes.publications],
    onDone: () => {
      finish();
      toast(t.objectSent, 'done');
      onClose();
    },
  });
  const reason = fields.reason.trim();
  const short = reason.length < OBJECTION_REASON_MIN_CHARS && (reason !== '' || !voice.given);
  const shortWords = voice.supported && !voice.given ? t.objectWordsMissing : t.objectShort;
  const error = hasPersonalNumber(reason) ? t.objectNumber : tried && short ? shortWords(OBJECTION_REASON_MIN_CHARS) : undefined;
  const send = () => {
    setTried(true);
    if (short || hasPersonalNumber(reason) || voice.fault) return;
    const body = { ...(reason ? { reason } : {}), ...(voice.arrived ? { voiceId: voice.arrived } : {}) };
    object.run({ params: { applicationId: item.applicationId }, body });
  };
  return (
    <Sheet
      open
      title={t.objectTitle}
      onClose={onClose}
      foot={
        <SheetFoot kind="festive" busy={object.busy || voice.underWay} onPress={send} onCancel={onClose}>
          {t.objectSend}
        </SheetFoot>
      }
    >
      <View className="paragraph spaced">{t.objectLead(item.memberName, item.ruleTitle, item.points)}</View>
      <VoiceField voice={voice} error={tried ? voice.fault : undefined} only={texts.voice.onlyObjection} warn />
      <Field
        name="objection"
        lines={4}
        showCount
        label={t.objectReason}
        placeholder={t.objectHint}
        optional={voice.given ? texts.common.optional : undefined}
        value={fields.reason}
        onChange={typed => set({ reason: typed })}
        maxChars={OBJECTION_REASON_MAX_CHARS}
        error={error}
      />
      <View className="note">{t.objectPrivate}</View>
      <ErrorNote error={object.error} />
    </Sheet>
  );
}
