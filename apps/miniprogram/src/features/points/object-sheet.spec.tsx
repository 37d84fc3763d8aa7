import type { PublicationItem } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { readDraft } from '@/features/writing/drafts';
import type { Hearing } from '@/platform/recorder.types';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ObjectSheet } from './object-sheet';
import { objectionDraft } from './objection-draft';

const t = texts.publication;
let hearing: Hearing | undefined;
const dropped: string[] = [];
jest.mock('@/platform/recorder', () => ({
  recorderPlatform: {
    supported: () => true,
    start: (heard: Hearing) => {
      hearing = heard;
      return Promise.resolve('running');
    },
    stop: () => hearing?.onDone({ path: 'blob:said', milliseconds: 4_000, end: 'stopped' }),
    cancel: () => undefined,
  },
}));
jest.mock('@/platform/photos', () => ({
  photoPlatform: {
    keep: (path: string) => Promise.resolve(`kept-${path}`),
    open: (kept: string) => Promise.resolve(kept),
    drop: (kept: string) => Promise.resolve(void dropped.push(kept)),
  },
}));
jest.mock('@/platform/post-file', () => ({
  postFile: () => Promise.resolve({ status: 200, body: JSON.stringify({ id: 'v1', url: '/sound.wav', milliseconds: 4_000 }) }),
}));

const item = { applicationId: 'a1', memberName: '罗*', ruleTitle: '修路', points: 5 } as unknown as PublicationItem;
const place = { accountId: 'me', villageId: 'v1', about: objectionDraft('a1') };
const sent = () =>
  phone.calls.filter(({ name }) => name === 'request').map(({ options }) => (options as { data: Record<string, unknown> }).data);
const closed = jest.fn();
const open = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <ObjectSheet item={item} onClose={closed} />
    </QueryClientProvider>,
  );
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  dropped.length = 0;
  closed.mockClear();
  signedIn();
  phone.answer = () => ({ statusCode: 200, data: item });
});

it('says who will hear it before one speaks; what was said needs no words, and is forgotten by the phone once it is sent', async () => {
  open();
  expect(screen.getByText(texts.voice.onlyObjection)).toBeTruthy();
  press(t.objectSend);
  expect(screen.getByText(t.objectWordsMissing(5))).toBeTruthy();
  press(texts.voice.start);
  await screen.findByText(texts.voice.recording);
  press(texts.voice.stop);
  await screen.findByText(texts.voice.play(4));
  await waitFor(() => expect(readDraft(place)?.voice?.mediaId).toBe('v1'));
  press(t.objectSend);
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(sent()).toEqual([{ voiceId: 'v1' }]);
  expect(readDraft(place)).toBeUndefined();
  expect(dropped).toEqual(['kept-blob:said']);
});

it('while one speaks nothing is sent; a word of two letters beside it is too short', async () => {
  open();
  press(texts.voice.start);
  await screen.findByText(texts.voice.recording);
  press(t.objectSend);
  expect(screen.getByText(texts.voice.finishFirst)).toBeTruthy();
  act(() => hearing?.onDone({ path: 'blob:said', milliseconds: 4_000, end: 'stopped' }));
  await waitFor(() => expect(readDraft(place)?.voice?.mediaId).toBe('v1'));
  fireEvent.change(screen.getByLabelText(t.objectReason), { target: { value: '不对' } });
  press(t.objectSend);
  expect(screen.getByText(t.objectShort(5))).toBeTruthy();
  expect(sent()).toEqual([]);
});

it('written it is sent as before, and what was begun outlives a closed sheet', async () => {
  const { unmount } = open();
  fireEvent.change(screen.getByLabelText(t.objectReason), { target: { value: '那天没有看到他家的人' } });
  unmount();
  open();
  press(t.objectSend);
  await waitFor(() => expect(sent()).toEqual([{ reason: '那天没有看到他家的人' }]));
});
