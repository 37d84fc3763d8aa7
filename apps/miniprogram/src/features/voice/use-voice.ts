import { VOICE_MIN_MILLISECONDS } from '@jishan/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '@/api/errors';
import { dropPhoto, keepPhoto, openPhoto, uploadKeptVoice, type OutboxVoice } from '@/outbox';
import { recorderPlatform } from '@/platform/recorder';
import type { RecordEnd, Recorded, RecordFault } from '@/platform/recorder.types';
import * as texts from '@/texts/zh-CN';
import { stopPlaying, type VoiceNoteState } from '@/ui';

const t = texts.voice;
const TICK_MS = 250;
const EMPTY: Now = { step: 'empty' };

/** What was said, on this phone's shelf; `remote` once the server has it. */
interface Kept {
  readonly kept: string;
  readonly path: string;
  readonly milliseconds: number;
  readonly travel: 'waiting' | 'uploading' | 'arrived' | 'failed';
  readonly mediaId?: string;
  readonly remote?: string;
  readonly problem?: string;
}
type Now = { readonly step: 'empty' | 'asking' | 'recording' } | ({ readonly step: 'kept' } & Kept);

const faultWords: Record<RecordFault, string | undefined> = {
  refused: recorderPlatform.openSettings ? t.refused : t.refusedBrowser,
  absent: t.absent,
  // The sheet that was answered has said it.
  turned_back: undefined,
  failed: t.failed,
};
const endWords: Record<RecordEnd, string | undefined> = { stopped: undefined, full: t.full, interrupted: t.interrupted };

export interface Voice {
  readonly supported: boolean;
  readonly note: VoiceNoteState;
  readonly said: string | undefined;
  readonly start: () => void;
  readonly stop: () => void;
  readonly remove: () => void;
  readonly retry: () => void;
  readonly settings: (() => void) | undefined;
  /** Something was said and is kept. */
  readonly given: boolean;
  /** What goes into the outbox, arrived or not. */
  readonly forOutbox: () => OutboxVoice | undefined;
  /** Its id, once it has arrived. */
  readonly arrived: string | undefined;
  readonly underWay: boolean;
  /** Why nothing can be sent: it is being said right now, or the server would not have it. */
  readonly halted: string | undefined;
  /** For a form that is sent at once: that, and that it has not arrived. */
  readonly fault: string | undefined;
}

function haltedBy(note: Now): string | undefined {
  if (note.step === 'recording' || note.step === 'asking') return t.finishFirst;
  return note.step === 'kept' && note.problem !== undefined ? t.problem : undefined;
}

function faultBy(note: Now): string | undefined {
  const halted = haltedBy(note);
  if (halted !== undefined || note.step !== 'kept' || note.travel === 'arrived') return halted;
  return note.travel === 'failed' ? t.notSent : t.underWay;
}

/** Sends what is kept, and says at it how far it is: at that of now, not at the one that was said before. */
function useTravel(villageId: string | undefined, patch: (kept: string, values: Partial<Kept>) => void) {
  return useCallback(
    async (kept: string) => {
      if (!villageId) return;
      patch(kept, { travel: 'uploading', problem: undefined });
      try {
        const { id, url } = await uploadKeptVoice(villageId, kept);
        patch(kept, { travel: 'arrived', mediaId: id, remote: url });
      } catch (error) {
        patch(kept, {
          travel: 'failed',
          problem: error instanceof ProblemError ? [error.title, error.detail].filter(Boolean).join('：') : undefined,
        });
      }
    },
    [patch, villageId],
  );
}

/** The seconds while somebody speaks. */
function useSeconds(recording: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!recording) return undefined;
    const begun = Date.now();
    setSeconds(0);
    const ticking = setInterval(() => setSeconds(Math.floor((Date.now() - begun) / 1_000)), TICK_MS);
    return () => clearInterval(ticking);
  }, [recording]);
  return seconds;
}

/** The voice note of now, and a ref to it that is never late. */
function useNow() {
  const [now, setNow] = useState<Now>(EMPTY);
  const latest = useRef<Now>(EMPTY);
  const change = useCallback((next: Now) => {
    latest.current = next;
    setNow(next);
  }, []);
  const patch = useCallback(
    (kept: string, values: Partial<Kept>) => {
      const { current } = latest;
      if (current.step === 'kept' && current.kept === kept) change({ ...current, ...values });
    },
    [change],
  );
  return { now, latest, change, patch };
}

function shown(now: Now, seconds: number): VoiceNoteState {
  if (now.step === 'recording') return { step: 'recording', seconds };
  if (now.step !== 'kept') return { step: now.step };
  const { step, kept, path, remote, milliseconds, travel, problem } = now;
  return { step, kept, milliseconds, travel, urls: [path, ...(remote ? [remote] : [])], ...(problem === undefined ? {} : { problem }) };
}

const asOutbox = (now: Now): OutboxVoice | undefined =>
  now.step === 'kept' ? { kept: now.kept, milliseconds: now.milliseconds, ...(now.mediaId ? { mediaId: now.mediaId } : {}) } : undefined;

/** What a draft has of it: if the phone still holds it. */
async function opened(start: OutboxVoice): Promise<Now> {
  const path = await openPhoto(start.kept);
  return path === undefined ? EMPTY : { step: 'kept', path, ...start, travel: start.mediaId ? 'arrived' : 'waiting' };
}

/** Whoever keeps the draft hears of every change, once what the draft had is open. */
function useTold(now: Now, ready: boolean, onChange: (voice: OutboxVoice | undefined) => void): void {
  const tell = useRef(onChange);
  tell.current = onChange;
  const said = JSON.stringify(asOutbox(now) ?? null);
  useEffect(() => {
    if (ready) tell.current((JSON.parse(said) as OutboxVoice | null) ?? undefined);
  }, [ready, said]);
}

/**
 * A form's voice note. It is put on the phone's shelf as soon as it was said and starts to travel at once; one that does not arrive does not
 * hold up the form, because the outbox sends it later.
 */
export function useVoice(
  villageId: string | undefined,
  start: OutboxVoice | undefined,
  onChange: (voice: OutboxVoice | undefined) => void,
): Voice {
  const { now, latest, change, patch } = useNow();
  const [said, setSaid] = useState<{ readonly words: string | undefined; readonly shut?: boolean }>({ words: undefined });
  const [ready, setReady] = useState(start === undefined);
  const travel = useTravel(villageId, patch);
  const seconds = useSeconds(now.step === 'recording');

  useEffect(() => {
    if (ready || !start) return;
    void opened(start).then(found => {
      change(found);
      setReady(true);
      if (found.step === 'kept' && !found.mediaId) void travel(found.kept);
    });
  }, [change, ready, start, travel]);
  useTold(now, ready, onChange);
  // Whoever leaves the page in the middle of a sentence has said nothing.
  useEffect(() => () => recorderPlatform.cancel(), []);

  const remove = (): void => {
    const { current } = latest;
    if (current.step !== 'kept') return;
    stopPlaying(current.kept);
    change(EMPTY);
    void dropPhoto(current.kept);
  };
  const done = async ({ path, milliseconds, end }: Recorded): Promise<void> => {
    if (milliseconds < VOICE_MIN_MILLISECONDS) {
      setSaid({ words: t.tooShort });
      return change(EMPTY);
    }
    setSaid({ words: endWords[end] });
    const kept = await keepPhoto(path);
    change({ step: 'kept', kept, path, milliseconds, travel: 'waiting' });
    await travel(kept);
  };
  const faulty = (fault: RecordFault): void => {
    setSaid({ words: faultWords[fault], shut: fault === 'refused' });
    change(EMPTY);
  };
  const begin = async (): Promise<void> => {
    stopPlaying();
    remove();
    setSaid({ words: undefined });
    change({ step: 'asking' });
    const answer = await recorderPlatform.start({ onDone: recorded => void done(recorded), onFault: faulty });
    if (answer !== 'running') faulty(answer);
    else if (latest.current.step === 'asking') change({ step: 'recording' });
  };

  const { openSettings } = recorderPlatform;
  return {
    supported: recorderPlatform.supported(),
    note: shown(now, seconds),
    said: said.words,
    start: () => void begin(),
    stop: recorderPlatform.stop,
    remove,
    retry: () => {
      if (now.step === 'kept') void travel(now.kept);
    },
    settings: said.shut && openSettings ? () => void openSettings().then(() => setSaid({ words: undefined })) : undefined,
    given: now.step === 'kept',
    forOutbox: () => asOutbox(latest.current),
    arrived: now.step === 'kept' ? now.mediaId : undefined,
    underWay: now.step === 'kept' && (now.travel === 'waiting' || now.travel === 'uploading'),
    halted: haltedBy(now),
    fault: faultBy(now),
  };
}
