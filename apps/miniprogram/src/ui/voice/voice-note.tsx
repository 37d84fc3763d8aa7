import { VOICE_MAX_SECONDS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { Button } from '../button/button';
import { VoicePlay } from './voice-play';
import './voice.scss';

/** What the field shows: nothing yet, the microphone being opened, somebody speaking, or what was said. */
export type VoiceNoteState =
  | { readonly step: 'empty' | 'asking' }
  | { readonly step: 'recording'; readonly seconds: number }
  | {
      readonly step: 'kept';
      readonly kept: string;
      readonly urls: readonly string[];
      readonly milliseconds: number;
      readonly travel: 'waiting' | 'uploading' | 'arrived' | 'failed';
      /** The server's refusal: it must be said anew. */
      readonly problem?: string;
    };

interface Props {
  note: VoiceNoteState;
  /** What happened on the way: too short, a call came in, no more room, the microphone is shut. */
  said?: string;
  onStart: () => void;
  onStop: () => void;
  onRemove: () => void;
  onRetry: () => void;
  /** Where the microphone can be allowed, if the app can open that place. */
  onSettings?: () => void;
}

function Recording({ seconds, onStop }: { seconds: number; onStop: () => void }) {
  return (
    <View className="voice voice--recording">
      <View className="voice__now">
        <View className="voice__dot" {...aria({ hidden: true })} />
        <View className="voice__state" {...aria({ role: 'status' })}>
          {texts.voice.recording}
        </View>
        <View className="voice__clock">{`${texts.voice.clock(seconds)} / ${texts.voice.clock(VOICE_MAX_SECONDS)}`}</View>
      </View>
      <Button block size="big" kind="festive" icon="stop" onPress={onStop} label={texts.voice.stop}>
        {texts.voice.stop}
      </Button>
    </View>
  );
}

function Kept({
  note,
  onStart,
  onRemove,
  onRetry,
}: Pick<Props, 'onStart' | 'onRemove' | 'onRetry'> & { note: VoiceNoteState & { step: 'kept' } }) {
  return (
    <View className="voice">
      <VoicePlay name={note.kept} urls={note.urls} milliseconds={note.milliseconds} />
      {note.problem !== undefined && (
        <View className="voice__alert" {...aria({ role: 'alert' })}>
          {note.problem}
        </View>
      )}
      <View className="voice__deeds">
        {note.travel === 'failed' && note.problem === undefined && (
          <Button kind="quiet" size="small" icon="retry" onPress={onRetry} label={texts.voice.retryLabel}>
            {texts.voice.retry}
          </Button>
        )}
        <Button kind="quiet" size="small" icon="mic" onPress={onStart} label={texts.voice.againLabel}>
          {texts.voice.again}
        </Button>
        <Button kind="plain" size="small" icon="trash" onPress={onRemove} label={texts.voice.removeLabel}>
          {texts.voice.remove}
        </Button>
      </View>
    </View>
  );
}

/** Say it instead of writing it: pressed to begin, pressed to end. Nothing is held down; old hands slip. */
export function VoiceNote({ note, said, onStart, onStop, onRemove, onRetry, onSettings }: Props) {
  return (
    <View>
      {(note.step === 'empty' || note.step === 'asking') && (
        <Button block size="big" kind="quiet" icon="mic" busy={note.step === 'asking'} busyText={texts.voice.asking} onPress={onStart}>
          {texts.voice.start}
        </Button>
      )}
      {note.step === 'recording' && <Recording seconds={note.seconds} onStop={onStop} />}
      {note.step === 'kept' && <Kept note={note} onStart={onStart} onRemove={onRemove} onRetry={onRetry} />}
      {said !== undefined && (
        <View className="voice__alert" {...aria({ role: 'alert' })}>
          {said}
        </View>
      )}
      {onSettings && (
        <Button kind="plain" size="small" onPress={onSettings}>
          {texts.voice.openSettings}
        </Button>
      )}
    </View>
  );
}
