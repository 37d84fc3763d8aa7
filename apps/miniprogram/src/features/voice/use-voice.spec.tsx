import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import type { OutboxVoice } from '@/outbox';
import type { Hearing, RecordFault } from '@/platform/recorder.types';
import * as texts from '@/texts/zh-CN';
import { resetPhone } from '../../../test/stand-ins/taro';
import { useVoice } from './use-voice';
import { VoiceField } from './voice-field';

const t = texts.voice;
let hearing: Hearing | undefined;
let answer: 'running' | RecordFault;
let uploads: (() => Promise<{ status: number; body: string }>)[];
const dropped: string[] = [];
const played: string[] = [];
let failing: readonly string[];
jest.mock('@/platform/recorder', () => ({
  recorderPlatform: {
    supported: () => true,
    start: (heard: Hearing) => {
      hearing = heard;
      return Promise.resolve(answer);
    },
    stop: () => hearing?.onDone({ path: 'blob:said', milliseconds: 4_000, end: 'stopped' }),
    cancel: () => undefined,
  },
}));
jest.mock('@/platform/player', () => ({
  playerPlatform: {
    play: (url: string, { onFault }: { onFault: () => void }) => {
      played.push(url);
      if (failing.includes(url)) setTimeout(onFault);
      return () => undefined;
    },
  },
}));
jest.mock('@/platform/photos', () => ({
  photoPlatform: {
    keep: (path: string) => Promise.resolve(`kept-${path}`),
    open: (kept: string) => Promise.resolve(kept.includes('gone') ? undefined : kept),
    drop: (kept: string) => Promise.resolve(void dropped.push(kept)),
  },
}));
jest.mock('@/platform/post-file', () => ({ postFile: () => uploads.shift()?.() ?? Promise.reject(new Error('no more uploads')) }));

const arrives = () => Promise.resolve({ status: 200, body: JSON.stringify({ id: 'v1', url: '/sound.wav', milliseconds: 4_000 }) });
const silent = () => Promise.resolve({ status: 422, body: JSON.stringify({ code: 'MEDIA.VOICE_SILENT', title: '录音里没有声音' }) });

let shown: ReturnType<typeof useVoice>;
let told: OutboxVoice | undefined;
function Field({ start }: { start?: OutboxVoice }) {
  const [first] = useState(start);
  shown = useVoice('village', first, voice => (told = voice));
  return <VoiceField voice={shown} />;
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const speak = async (): Promise<void> => {
  press(t.start);
  await screen.findByText(t.recording);
};

beforeEach(() => {
  resetPhone();
  [hearing, answer, uploads, told, failing] = [undefined, 'running', [arrives], undefined, []];
  dropped.length = 0;
  played.length = 0;
});

it('pressed once it records, pressed again it is kept, told to the draft, and on its way', async () => {
  render(<Field />);
  await speak();
  expect(shown.halted).toBe(t.finishFirst);
  press(t.stop);
  await screen.findByText(t.play(4));
  await waitFor(() => expect(shown.arrived).toBe('v1'));
  expect(told).toEqual({ kept: 'kept-blob:said', milliseconds: 4_000, mediaId: 'v1' });
  expect([shown.halted, shown.fault, shown.given]).toEqual([undefined, undefined, true]);
});

it.each<[string, number, string]>([
  ['a slip of the finger is no message', 400, t.tooShort],
  ['a call keeps what was said', 9_000, t.interrupted],
])('%s', async (_what, milliseconds, words) => {
  render(<Field />);
  await speak();
  act(() => hearing?.onDone({ path: 'blob:said', milliseconds, end: 'interrupted' }));
  await screen.findByText(words);
  await waitFor(() => expect(shown.given).toBe(milliseconds > 1_000));
});

it.each<[RecordFault, string | undefined]>([
  ['refused', t.refusedBrowser],
  ['absent', t.absent],
  ['failed', t.failed],
  ['turned_back', undefined],
])('a microphone that is %s', async (fault, words) => {
  answer = fault;
  render(<Field />);
  press(t.start);
  await waitFor(() => expect(shown.note.step).toBe('empty'));
  expect(shown.said).toBe(words);
  screen.getByRole('button', { name: t.start });
});

it('what the server would not have must be said anew; what did not travel waits for the outbox', async () => {
  uploads = [silent];
  render(<Field />);
  await speak();
  press(t.stop);
  await screen.findByText('录音里没有声音');
  expect([shown.halted, shown.fault]).toEqual([t.problem, t.problem]);
  press(t.againLabel);
  await screen.findByText(t.recording);
  expect(dropped).toEqual(['kept-blob:said']);
  press(t.stop);
  await screen.findByRole('button', { name: t.retryLabel });
  expect([shown.halted, shown.fault]).toEqual([undefined, t.notSent]);
  expect(shown.forOutbox()).toEqual({ kept: 'kept-blob:said', milliseconds: 4_000 });
});

it('a draft’s voice note is there again, unless the phone has cleared it', async () => {
  const { unmount } = render(<Field start={{ kept: 'old.wav', milliseconds: 7_000, mediaId: 'v9' }} />);
  await screen.findByRole('button', { name: t.play(7) });
  expect(shown.arrived).toBe('v9');
  unmount();
  render(<Field start={{ kept: 'gone.wav', milliseconds: 7_000 }} />);
  await screen.findByRole('button', { name: t.start });
  await waitFor(() => expect(told).toBeUndefined());
});

it('where the phone does not play what it recorded, it plays what the server made of it', async () => {
  failing = ['blob:said'];
  render(<Field />);
  await speak();
  press(t.stop);
  await waitFor(() => expect(shown.arrived).toBe('v1'));
  press(t.play(4));
  await waitFor(() => expect(played).toHaveLength(2));
  expect(played[1]).toContain('/sound.wav');
  failing = [...played];
  press(t.playing);
  press(t.play(4));
  await screen.findByText(t.playFailed);
});

it('removed is gone from the phone as well', async () => {
  render(<Field />);
  await speak();
  press(t.stop);
  await screen.findByText(t.play(4));
  press(t.removeLabel);
  await screen.findByRole('button', { name: t.start });
  expect(dropped).toEqual(['kept-blob:said']);
  await waitFor(() => expect(told).toBeUndefined());
});
