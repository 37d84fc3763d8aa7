import {
  hasPersonalNumber,
  LETTER_MAX_PHOTOS,
  LETTER_TEXT_MAX_CHARS,
  parlourRoutes,
  THREAD_VISIBILITIES,
  threadVisibilityTitles,
  type ThreadVisibility,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { newId } from '@/api/ids';
import type { Voice } from '@/features/voice/use-voice';
import { VoiceField } from '@/features/voice/voice-field';
import { sayVoice } from '@/features/voice/words';
import { useWriting } from '@/features/writing/use-writing';
import { PhoneFull, WrittenPhotos } from '@/features/writing/written-fields';
import { go, pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, confirm, Field, FieldFrame, Icon, Pressable, toast } from '@/ui';
import './parlour.scss';

interface LetterFields extends Readonly<Record<string, unknown>> {
  readonly text: string;
  readonly visibility: ThreadVisibility;
}
/** For the secretary alone unless it is chosen otherwise: what the whole village has read cannot be taken back. */
const BLANK: LetterFields = { text: '', visibility: 'private' };

const NOTES: Record<ThreadVisibility, string> = { open: texts.parlour.openNote, private: texts.parlour.privateChoice };

function VisibilityChoice({ value, onChange }: { value: ThreadVisibility; onChange: (value: ThreadVisibility) => void }) {
  return (
    <FieldFrame label={texts.parlour.visibility}>
      <View {...aria({ role: 'radiogroup', label: texts.parlour.visibility })}>
        {THREAD_VISIBILITIES.map(one => (
          <Pressable
            key={one}
            role="radio"
            checked={one === value}
            className={`choice ${one === value ? 'choice--on' : ''}`}
            onPress={() => onChange(one)}
          >
            <Icon name={one === 'private' ? 'lock' : 'people'} className="choice__icon" />
            <View className="choice__words">
              <View className="choice__title">{threadVisibilityTitles[one]}</View>
              <View className="choice__note">{NOTES[one]}</View>
            </View>
          </Pressable>
        ))}
      </View>
    </FieldFrame>
  );
}

/** What is wrong with words that others will read; something said may stand for them. */
export function wordsFault(text: string, visibility: ThreadVisibility, voice: Pick<Voice, 'given' | 'supported'>): string | undefined {
  if (text.trim() === '' && !voice.given) return voice.supported ? texts.parlour.wordsMissing : texts.parlour.textMissing;
  return visibility === 'open' && hasPersonalNumber(text) ? texts.parlour.numbers : undefined;
}

const askOpen = () => confirm({ title: texts.parlour.openAsk, body: texts.parlour.openAskBody, action: texts.parlour.openSend });

/** A new letter: kept while it is written, put into the outbox when it is sent. */
export function LetterForm() {
  const { fields, set, photos, voice, full, send } = useWriting('letter', BLANK, LETTER_MAX_PHOTOS);
  const [tried, setTried] = useState(false);
  const fault = wordsFault(fields.text, fields.visibility, voice);
  const post = async () => {
    setTried(true);
    if (fault || photos.halted || voice.halted) return;
    if (fields.visibility === 'open' && !(await askOpen())) return;
    const id = newId();
    const text = fields.text.trim();
    const held = send({
      id,
      title: texts.parlour.letterTitle,
      detail: fields.visibility === 'private' ? texts.parlour.privateNote : text || sayVoice(voice),
      page: pageUrl('thread', { id }),
      route: parlourRoutes.askSecretary,
      body: { id, visibility: fields.visibility, text },
      refetches: [parlourRoutes.parlourThreads.path, parlourRoutes.parlourThread.path],
    });
    if (!held) return;
    toast(useNetwork.getState().online ? texts.parlour.sent : texts.parlour.saved, 'done');
    go.instead('thread', { id });
  };
  return (
    <Card>
      <VisibilityChoice value={fields.visibility} onChange={visibility => set({ visibility })} />
      <VoiceField
        voice={voice}
        error={tried ? voice.halted : undefined}
        only={fields.visibility === 'open' ? texts.voice.onlyOpenLetter : texts.voice.onlyLetter}
      />
      <Field
        name="text"
        lines={5}
        showCount
        label={texts.parlour.text}
        optional={voice.given ? texts.common.optional : undefined}
        placeholder={texts.parlour.textPlaceholder}
        value={fields.text}
        onChange={text => set({ text })}
        maxChars={LETTER_TEXT_MAX_CHARS}
        error={tried ? fault : undefined}
      />
      <WrittenPhotos label={texts.parlour.photosLabel} photos={photos} max={LETTER_MAX_PHOTOS} error={tried ? photos.halted : undefined} />
      <PhoneFull full={full} />
      <Button block size="big" icon="send" onPress={() => void post()}>
        {texts.parlour.send}
      </Button>
    </Card>
  );
}
