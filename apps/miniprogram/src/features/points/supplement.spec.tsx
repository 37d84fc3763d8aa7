import type { ApplicationView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { queryClient } from '@/api/query';
import { readDraft } from '@/features/writing/drafts';
import * as texts from '@/texts/zh-CN';
import { signedIn } from '../../../test/signed-in';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { ApplicationDetail } from './application-detail';
import { Supplement, supplementDraft } from './supplement';

let uploads: (() => Promise<{ status: number; body: string }>)[];
const dropped: string[] = [];
jest.mock('@/platform/photos', () => ({
  photoPlatform: {
    pick: () => Promise.resolve([{ path: 'yard.jpg', source: 'camera' }]),
    keep: (path: string) => Promise.resolve(`kept-${path}`),
    open: (kept: string) => Promise.resolve(kept),
    drop: (kept: string) => Promise.resolve(void dropped.push(kept)),
  },
}));
jest.mock('@/platform/post-file', () => ({ postFile: () => uploads.shift()?.() ?? Promise.reject(new Error('no more uploads')) }));

const lost = () => Promise.reject(new Error('network'));
const arrives = () => Promise.resolve({ status: 201, body: JSON.stringify({ id: 'm1' }) });
const refused = () => Promise.resolve({ status: 422, body: JSON.stringify({ code: 'MEDIA.DUPLICATE', title: '这张照片用过了' }) });

const application = {
  id: 'a1',
  status: 'returned',
  householdId: 'h1',
  householdName: '罗家',
  memberName: '罗秀英',
  filedByName: null,
  supplementedByName: null,
  withdrawnByName: null,
  text: '扫了院坝',
  photos: [],
  rule: { title: '院落“五清”', maxPhotos: 3, minPhotos: 1, pointsMin: 2, pointsMax: 2, cap: null, unit: '次', category: 'environment' },
} as unknown as ApplicationView;
const place = { accountId: 'me', villageId: 'v1', about: supplementDraft('a1') };

const sent = () =>
  phone.calls.filter(({ name }) => name === 'request').map(({ options }) => options as { method: string; data: Record<string, unknown> });
const open = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <Supplement application={application} />
    </QueryClientProvider>,
  );
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const send = () => press(texts.points.supplementSend);
const text = () => screen.getByLabelText<HTMLTextAreaElement>(texts.points.text);

beforeEach(() => {
  resetPhone();
  queryClient.clear();
  dropped.length = 0;
  uploads = [];
  signedIn();
  phone.answer = () => ({ statusCode: 200, data: { ...application, status: 'submitted' } });
});

it('a photo that did not arrive is said to have failed, keeps the form, and goes when it is tapped', async () => {
  uploads = [lost, arrives];
  open();
  press(texts.photos.camera);
  await screen.findByRole('button', { name: texts.photos.retry(1) });
  send();
  expect(screen.getByText(texts.sending.photosFailed(1))).toBeTruthy();
  expect(sent()).toEqual([]);
  press(texts.photos.retry(1));
  // While it travels the button says so.
  fireEvent.click(await screen.findByRole('button', { name: texts.points.supplementSend }));
  await waitFor(() => expect(sent()[0]?.data).toEqual({ text: '扫了院坝', photoIds: ['m1'] }));
});

it('whoever filled every place has places for what is asked now, and reads that the old ones stay', async () => {
  uploads = [arrives];
  const full = Array.from({ length: 3 }, (_one, n) => ({ id: `p${n}` })) as unknown as ApplicationView['photos'];
  render(
    <QueryClientProvider client={queryClient}>
      <Supplement application={{ ...application, photos: full }} />
    </QueryClientProvider>,
  );
  expect(screen.getByText(texts.points.supplementPhotosHint)).toBeTruthy();
  expect(screen.getByText('0/3')).toBeTruthy();
  press(texts.photos.camera);
  await waitFor(() => expect(readDraft(place)?.photos).toMatchObject([{ mediaId: 'm1' }]));
  send();
  await waitFor(() => expect(sent()[0]?.data).toEqual({ text: '扫了院坝', photoIds: ['m1'] }));
});

it('one that was refused must go first, and the form says so', async () => {
  uploads = [refused];
  open();
  press(texts.photos.camera);
  await screen.findByText('这张照片用过了');
  send();
  expect(screen.getByText(texts.sending.photosRefused)).toBeTruthy();
  expect(sent()).toEqual([]);
  press(texts.photos.remove(1));
  send();
  await waitFor(() => expect(sent()).toHaveLength(1));
});

it('written without a network, it is there when the page is opened again, and goes from there', async () => {
  uploads = [arrives];
  phone.answer = () => {
    throw { errMsg: 'request:fail' };
  };
  const first = open();
  press(texts.photos.camera);
  fireEvent.change(text(), { target: { value: '扫了院坝，也清了阴沟' } });
  await waitFor(() => expect(screen.queryByText(texts.sending.photosUnderWay)).toBeNull());
  send();
  await screen.findByRole('alert');
  first.unmount();

  phone.answer = () => ({ statusCode: 200, data: { ...application, status: 'submitted' } });
  open();
  await screen.findByRole('button', { name: texts.photos.remove(1) });
  expect(text().value).toBe('扫了院坝，也清了阴沟');
  send();
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]?.data).toEqual({ text: '扫了院坝，也清了阴沟', photoIds: ['m1'] });
  await waitFor(() => expect(dropped).toEqual(['kept-yard.jpg']));
  expect(readDraft(place)).toBeUndefined();
});

it('what was begun is put away once it is somebody else’s turn: another round begins with what was sent', async () => {
  uploads = [arrives];
  const first = open();
  press(texts.photos.camera);
  fireEvent.change(text(), { target: { value: '已经送到，回话丢了' } });
  await waitFor(() => expect(readDraft(place)?.photos).toEqual([{ kept: 'kept-yard.jpg', mediaId: 'm1', source: 'camera' }]));
  first.unmount();
  render(
    <QueryClientProvider client={queryClient}>
      <ApplicationDetail application={{ ...application, status: 'submitted' }} />
    </QueryClientProvider>,
  );
  expect(readDraft(place)).toBeUndefined();
  expect(dropped).toEqual(['kept-yard.jpg']);
});
