import { pointsRoutes } from '@jishan/contracts';
import { signedIn } from '../../test/signed-in';
import { SOMEBODY } from '../../test/somebody';
import { phone, resetPhone } from '../../test/stand-ins/taro';
import { useSession } from '@/features/session/session';
import { watchNetwork } from '@/platform/network';
import { addEntry, openBox, OutboxFull, useBox } from './box';
import { deliver, deliverNow } from './deliver';
import { OUTBOX_MAX_ENTRIES, type NewEntry, type OutboxEntry } from './entry';
import { discardEntry, post, retryEntry, startOutbox } from './index';

const uploaded: string[] = [];
let uploadFails = false;
jest.mock('@/platform/photos', () => ({
  photoPlatform: {
    keep: (path: string) => Promise.resolve(`kept-${path}`),
    open: (kept: string) => Promise.resolve(kept.includes('gone') ? undefined : kept),
    drop: () => Promise.resolve(),
  },
}));
jest.mock('@/platform/post-file', () => ({
  postFile: ({ filePath }: { filePath: string }) => {
    if (uploadFails) return Promise.reject(new Error('network'));
    uploaded.push(filePath);
    return Promise.resolve({ status: 201, body: JSON.stringify({ id: `media-of-${filePath}` }) });
  },
}));

const entry = (id: string, more: Partial<NewEntry> = {}): NewEntry => ({
  id,
  accountId: 'me',
  villageId: 'v1',
  title: '院落“五清”',
  detail: '扫了院坝',
  page: `/p?id=${id}`,
  route: pointsRoutes.submitApplication,
  params: { villageId: 'v1' },
  body: { id, ruleId: 'r1', text: '扫了院坝' },
  photosField: 'photoIds',
  photos: [],
  refetches: [],
  ...more,
});
const sentRequests = () =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => options as { url: string; header: Record<string, string>; data: Record<string, unknown> });
const keysSent = () => sentRequests().map(({ header }) => header['Idempotency-Key']);
const stored = () =>
  [...phone.storage]
    .filter(([key]) => key.startsWith('jishan.outbox/'))
    .map(([, value]) => JSON.parse(JSON.parse(value) as string) as OutboxEntry);
const only = (): OutboxEntry => {
  const [first] = useBox.getState().entries;
  if (!first) throw new Error('the outbox is empty');
  return first;
};
const taken = () => ({ statusCode: 201, data: { id: 'a1' } });
const noNetwork = (): never => {
  throw { errMsg: 'request:fail' };
};
const settled = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

beforeEach(() => {
  jest.useFakeTimers();
  resetPhone();
  uploaded.length = 0;
  uploadFails = false;
  useBox.setState({ entries: [] });
  signedIn();
});
afterEach(() => {
  jest.clearAllTimers();
  jest.useRealTimers();
});

it('writes down before it sends, and sends under the entry’s own key', async () => {
  let lyingInStorage = 0;
  phone.answer = () => {
    lyingInStorage = stored().length;
    return taken();
  };
  post(entry('e1'));
  await settled();
  expect(lyingInStorage).toBe(1);
  expect(keysSent()).toEqual(['e1']);
  expect(only().state).toBe('sent');
});

it('keeps what did not arrive, and sends it with the same key when the network is back', async () => {
  phone.answer = noNetwork;
  post(entry('e1'));
  await settled();
  expect(only()).toMatchObject({ state: 'waiting', tries: 1 });
  expect(stored()[0]).toMatchObject({ id: 'e1', state: 'waiting' });

  phone.answer = taken;
  await deliverNow();
  expect(keysSent()).toEqual(['e1', 'e1']);
  expect(only().state).toBe('sent');
});

it('tries again by itself after a pause, and not before', async () => {
  phone.answer = noNetwork;
  post(entry('e1'));
  await settled();
  phone.answer = taken;
  await jest.advanceTimersByTimeAsync(3_000);
  expect(sentRequests()).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(sentRequests()).toHaveLength(2);
  expect(only().state).toBe('sent');
});

it('is tried again at once when the phone hears of a network', async () => {
  startOutbox();
  watchNetwork(() => undefined);
  await settled();
  window.dispatchEvent(new Event('offline'));
  phone.answer = noNetwork;
  post(entry('e1'));
  await settled();
  phone.answer = taken;
  window.dispatchEvent(new Event('online'));
  await settled();
  expect(only().state).toBe('sent');
});

it('survives the app’s death while sending, and goes once more under the same key', async () => {
  addEntry(entry('e1'));
  phone.storage.set('jishan.outbox/e1', JSON.stringify(JSON.stringify({ ...only(), state: 'sending' })));
  useBox.setState({ entries: [] });
  openBox();
  expect(only().state).toBe('waiting');
  phone.answer = taken;
  await deliver();
  expect(keysSent()).toEqual(['e1']);
});

it('does not send twice however many ask at once', async () => {
  phone.answer = taken;
  addEntry(entry('e1'));
  addEntry(entry('e1'));
  await Promise.all([deliver(), deliver(), deliverNow()]);
  expect(keysSent()).toEqual(['e1']);
});

it('sends photos first, each once, though the application has to be tried again', async () => {
  phone.answer = noNetwork;
  addEntry(entry('e1', { photos: [{ kept: 'p1' }, { kept: 'p2', mediaId: 'already-there' }] }));
  await deliver();
  expect(uploaded).toEqual(['p1']);
  phone.answer = taken;
  await deliverNow();
  expect(uploaded).toEqual(['p1']);
  expect(sentRequests().at(-1)?.data).toMatchObject({ photoIds: ['media-of-p1', 'already-there'] });
});

it('sends what was said once, and its id with the application; what the phone no longer has is said', async () => {
  phone.answer = noNetwork;
  addEntry(entry('e1', { voice: { kept: 'v1.wav', milliseconds: 3_000 } }));
  await deliver();
  expect(uploaded).toEqual(['v1.wav']);
  phone.answer = taken;
  await deliverNow();
  expect(uploaded).toEqual(['v1.wav']);
  expect(sentRequests().at(-1)?.data).toMatchObject({ photoIds: [], voiceId: 'media-of-v1.wav' });
  addEntry(entry('e2', { voice: { kept: 'gone.wav', milliseconds: 3_000 } }));
  await deliverNow();
  expect(useBox.getState().entries.find(one => one.id === 'e2')).toMatchObject({ state: 'refused', problem: { title: '录音找不到了' } });
  addEntry(entry('e3'));
  await deliverNow();
  expect(sentRequests().at(-1)?.data).not.toHaveProperty('voiceId');
});

it('waits when a photo cannot travel, and sends nothing without it', async () => {
  uploadFails = true;
  phone.answer = taken;
  addEntry(entry('e1', { photos: [{ kept: 'p1' }] }));
  await deliver();
  expect(sentRequests()).toHaveLength(0);
  expect(only().state).toBe('waiting');
});

it('says what the house refused, does not repeat it by itself, and goes again when the person says so', async () => {
  phone.answer = () => ({
    statusCode: 422,
    data: { type: 'about:blank', status: 422, code: 'POINTS.PHOTO_USED', title: '照片已经用过', detail: '请拍新的照片。' },
  });
  post(entry('e1'));
  await settled();
  expect(only()).toMatchObject({ state: 'refused', problem: { title: '照片已经用过', detail: '请拍新的照片。' } });
  await jest.advanceTimersByTimeAsync(600_000);
  expect(sentRequests()).toHaveLength(1);
  phone.answer = taken;
  retryEntry('e1');
  await settled();
  expect(only().state).toBe('sent');
});

it('says so when the phone lost a photo', async () => {
  addEntry(entry('e1', { photos: [{ kept: 'gone' }] }));
  await deliver();
  expect(only()).toMatchObject({ state: 'refused', problem: { title: '照片找不到了' } });
});

it.each([503, 429])('waits while the house answers %s', async statusCode => {
  phone.answer = () => ({ statusCode, data: { type: 'about:blank', status: statusCode, code: 'SERVICE.BUSY', title: '系统繁忙' } });
  addEntry(entry('e1'));
  await deliver();
  expect(only().state).toBe('waiting');
});

it('does not send what was thrown away while another travelled', async () => {
  phone.answer = taken;
  addEntry(entry('e1'));
  addEntry(entry('e2'));
  const round = deliver();
  await discardEntry('e2');
  await round;
  expect(keysSent()).toEqual(['e1']);
});

it('does not send under the name of whoever takes the phone over while another travels', async () => {
  addEntry(entry('e1'));
  addEntry(entry('e2'));
  phone.answer = () => {
    useSession.setState({ me: { ...SOMEBODY, accountId: 'somebody else' } });
    return taken();
  };
  await deliver();
  expect(keysSent()).toEqual(['e1']);
  expect(useBox.getState().entries.find(({ id }) => id === 'e2')?.state).toBe('waiting');
});

it('is patient with a house that does not know the person any more', async () => {
  phone.answer = () => ({ statusCode: 401, data: { type: 'about:blank', status: 401, code: 'AUTH.REQUIRED', title: '请先登录' } });
  post(entry('e1'));
  await settled();
  await jest.advanceTimersByTimeAsync(3_000);
  expect(keysSent()).toEqual(['e1']);
  expect(only().state).toBe('waiting');
});

it('leaves another person’s words alone', async () => {
  phone.answer = taken;
  addEntry(entry('theirs', { accountId: 'somebody else' }));
  await deliverNow();
  expect(sentRequests()).toHaveLength(0);
});

it('refuses what the phone cannot hold, and sends none of it', () => {
  phone.answer = taken;
  for (let index = 0; index < OUTBOX_MAX_ENTRIES; index += 1) addEntry(entry(`e${index}`));
  expect(() => post(entry('one-too-many'))).toThrow(OutboxFull);
  expect(stored()).toHaveLength(OUTBOX_MAX_ENTRIES);
});

it('is full for the one who filled it, and not for whoever else has the phone', () => {
  for (let index = 0; index < OUTBOX_MAX_ENTRIES; index += 1) addEntry(entry(`e${index}`, { accountId: 'somebody else' }));
  addEntry(entry('mine'));
  expect(stored()).toHaveLength(OUTBOX_MAX_ENTRIES + 1);
});

it('forgets what the person throws away', async () => {
  phone.answer = noNetwork;
  post(entry('e1'));
  await settled();
  await discardEntry('e1');
  expect(useBox.getState().entries).toEqual([]);
  expect(stored()).toEqual([]);
});

it('takes over what an older version of the app had written down in one list, in its order', () => {
  addEntry(entry('e1'), 1);
  addEntry(entry('e2'), 1);
  const list = useBox.getState().entries;
  phone.storage.clear();
  phone.storage.set('jishan.outbox', JSON.stringify(JSON.stringify(list)));
  openBox();
  expect(useBox.getState().entries.map(({ id }) => id)).toEqual(['e2', 'e1']);
  expect([...phone.storage.keys()].sort()).toEqual(['jishan.outbox/e1', 'jishan.outbox/e2']);
});
