import { LETTER_MAX_PHOTOS, LETTER_TEXT_MAX_CHARS, parlourRoutes, type ThreadView } from '@jishan/contracts';
import { useState } from 'react';
import { newId } from '@/api/ids';
import { useWriting } from '@/features/writing/use-writing';
import { PhoneFull, WrittenPhotos } from '@/features/writing/written-fields';
import { pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, toast } from '@/ui';
import { wordsFault } from './letter-form';

const BLANK = { text: '' };

interface Props {
  thread: ThreadView;
  as: 'secretary' | 'villager';
  onSent: () => void;
}

/** The secretary's answer or the villager's next question; mounted anew after each, so that it begins empty. */
export function ReplyForm({ thread, as, onSent }: Props) {
  const { fields, set, photos, full, send } = useWriting(`thread/${thread.id}/${as}`, BLANK, LETTER_MAX_PHOTOS);
  const [tried, setTried] = useState(false);
  const t = texts.parlour;
  const [label, placeholder, action] =
    as === 'secretary' ? [t.answer, t.answerPlaceholder, t.answerSend] : [t.followUp, t.followUpPlaceholder, t.followUp];
  const fault = wordsFault(fields.text, thread.visibility);
  const post = () => {
    setTried(true);
    if (fault || photos.halted) return;
    const text = fields.text.trim();
    const held = send({
      id: newId(),
      title: label,
      detail: thread.visibility === 'private' ? t.reply.private : text,
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
