import { noticesRoutes } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { readDraft } from '@/features/writing/drafts';
import type { Hearing } from '@/platform/recorder.types';
import * as texts from '@/texts/zh-CN';
import { useConfirm } from '@/ui/confirm/confirm';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { PublishForm } from './publish-form';

const t = texts.publish;
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

const place = { accountId: 'me', villageId: 'v1', about: 'notice' };
const published = () =>
  phone.calls
    .map(({ options }) => options as { url?: string; method?: string; data?: Record<string, unknown> })
    .filter(({ url, method }) => method === 'POST' && url?.endsWith(noticesRoutes.publishNotice.path.replace('{villageId}', 'v1')))
    .map(({ data }) => data);
const open = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <PublishForm />
    </QueryClientProvider>,
  );
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const write = () => {
  type(t.heading, '明天停水');
  type(t.text, '请提前储水。');
};
const speak = async () => {
  press(texts.voice.start);
  await screen.findByText(texts.voice.recording);
};
const send = async () => {
  press(t.send);
  await act(async () => Promise.resolve(useConfirm.getState().asked?.answer(true)));
};

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  dropped.length = 0;
  signedIn();
  phone.answer = () => ({ statusCode: 200, data: { id: 'n1', groups: [], counts: { audience: 6 } } });
});

it('says why it is read in and who hears it; what was said goes with the words, and is forgotten by the phone once it is sent', async () => {
  open();
  screen.getByText(/念一遍，老人点一下就能听/);
  write();
  await speak();
  press(texts.voice.stop);
  await waitFor(() => expect(readDraft(place)?.voice?.mediaId).toBe('v1'));
  await send();
  await waitFor(() => expect(published()).toEqual([expect.objectContaining({ title: '明天停水', voiceId: 'v1' })]));
  await waitFor(() => expect(dropped).toEqual(['kept-blob:said']));
  expect(readDraft(place)).toBeUndefined();
});

it('while one reads nothing is sent', async () => {
  open();
  write();
  await speak();
  press(t.send);
  screen.getByText(texts.voice.finishFirst);
  expect([useConfirm.getState().asked, published()]).toEqual([undefined, []]);
});

it('the draft keeps what was said', async () => {
  const { unmount } = open();
  await speak();
  press(texts.voice.stop);
  await waitFor(() => expect(readDraft(place)?.voice?.mediaId).toBe('v1'));
  unmount();
  open();
  await screen.findByText(texts.voice.play(4));
});

it('a voice stands beside words, never in their place; without one it is sent as ever', async () => {
  open();
  await speak();
  press(texts.voice.stop);
  await screen.findByText(texts.voice.play(4));
  press(t.send);
  screen.getByText(t.textMissing);
  press(texts.voice.removeLabel);
  write();
  await send();
  await waitFor(() => expect(published()).toHaveLength(1));
  expect(published()[0]).not.toHaveProperty('voiceId');
});

it.each([
  [t.heading, '后天停水', '后天'],
  [t.text, '请在明天上午到村委会', '明天'],
])('%s says that a near day misleads who reads it later', (label, words, day) => {
  open();
  fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value: words } });
  expect(screen.getByText(t.nearDay(day))).toBeTruthy();
  fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value: '11月29日停水' } });
  expect(screen.queryByText(t.nearDay(day))).toBeNull();
});
