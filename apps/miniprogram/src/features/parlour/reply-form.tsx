import { LETTER_MAX_PHOTOS, LETTER_TEXT_MAX_CHARS, parlourRoutes, type ThreadView } from '@jishan/contracts';
import { useState } from 'react';
import { newId } from '@/api/ids';
import type { Voice } from '@/features/voice/use-voice';
import { VoiceField } from '@/features/voice/voice-field';
import { sayVoice } from '@/features/voice/words';
import { useWriting } from '@/features/writing/use-writing';
import { PhoneFull, WrittenPhotos } from '@/features/writing/written-fields';
import { pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, toast } from '@/ui';
import { wordsFault } from './letter-form';

const BLANK = { text: '' };
const v = texts.voice;

interface Props {
  thread: ThreadView;
  as: 'secretary' | 'villager';
  onSent: () => void;
}

/** Who hears it. */
const HEARD = {
  secretary: { open: v.onlyOpenAnswer, private: v.onlyAnswer },
  villager: { open: v.onlyOpenLetter, private: v.onlyLetter },
} as const;

/** What is answered to all is read by all: it is written, whatever is said beside it. */
function replyFault(text: string, { visibility }: ThreadView, as: Props['as'], voice: Voice): string | undefined {
  const written = as === 'secretary' && visibility === 'open';
  if (written && voice.given && text.trim() === '') return texts.parlour.answerMissing;
  return wordsFault(text, visibility, voice);
}

/** The secretary's answer or the villager's next question; mounted anew after each, so that it begins empty. */
export function ReplyForm({ thread, as, onSent }: Props) {
  const { fields, set, photos, voice, full, send } = useWriting(`thread/${thread.id}/${as}`, BLANK, LETTER_MAX_PHOTOS);
  const [tried, setTried] = useState(false);
  const t = texts.parlour;
  const [label, placeholder, action] =
    as === 'secretary' ? [t.answer, t.answerPlaceholder, t.answerSend] : [t.followUp, t.followUpPlaceholder, t.followUp];
  const fault = replyFault(fields.text, thread, as, voice);
  const post = () => {
    setTried(true);
    if (fault || photos.halted || voice.halted) return;
    const text = fields.text.trim();
    const held = send({
      id: newId(),
      title: label,
      detail: thread.visibility === 'private' ? t.reply.private : text || sayVoice(voice),
      page: pageUrl('thread', { id: thread.id }),
      route: as === 'secretary' ? parlourRoutes.answerThread : parlourRoutes.followUpThread,
      params: { threadId: thread.id },
      body: { text },
      refetches: [parlourRoutes.parlourThread.path, parlourRoutes.parlourThreads.path, parlourRoutes.parlourQueue.path],
    });
    if (!held) return;
    toast(useNetwork.getState().online ? t.replied : t.saved, 'done');
    onSent();
  };
  return (
    <Card>
      <VoiceField voice={voice} error={tried ? voice.halted : undefined} only={HEARD[as][thread.visibility]} />
      <Field
        name="text"
        lines={as === 'secretary' ? 5 : 3}
        showCount
        label={label}
        placeholder={placeholder}
        value={fields.text}
        onChange={text => set({ text })}
        maxChars={LETTER_TEXT_MAX_CHARS}
        error={tried ? fault : undefined}
      />
      <WrittenPhotos label={t.photosLabel} photos={photos} max={LETTER_MAX_PHOTOS} error={tried ? photos.halted : undefined} />
      <PhoneFull full={full} />
      <Button block kind={as === 'secretary' ? 'primary' : 'quiet'} icon="send" onPress={post}>
        {action}
      </Button>
    </Card>
  );
}
