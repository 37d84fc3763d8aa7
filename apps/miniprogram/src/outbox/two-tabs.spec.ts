import { pointsRoutes } from '@jishan/contracts';
import { SOMEBODY } from '../../test/somebody';
import Taro, { phone, resetPhone } from '../../test/stand-ins/taro';
import type * as Box from './box';
import type * as Deliver from './deliver';
import type { NewEntry } from './entry';
import type * as Outbox from './index';
import type * as Session from '@/features/session/session';

interface Tab {
  readonly box: typeof Box;
  readonly deliver: typeof Deliver;
  readonly outbox: typeof Outbox;
  /** Which entries it shows, in which state. */
  readonly shows: () => string[];
}

const entry = (id: string): NewEntry => ({
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
});

/** A page of its own over the one store: every module anew, as a second tab has it. */
function openTab(): Tab {
  let tab: Tab | undefined;
  jest.isolateModules(() => {
    jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: Taro }));
    const box = jest.requireActual<typeof Box>('./box');
    const deliver = jest.requireActual<typeof Deliver>('./deliver');
    const outbox = jest.requireActual<typeof Outbox>('./index');
    const session = jest.requireActual<typeof Session>('@/features/session/session');
    session.useSession.setState({ status: 'signed_in', me: SOMEBODY, villageId: 'v1' });
    tab = { box, deliver, outbox, shows: () => box.useBox.getState().entries.map(({ id, state }) => `${id} ${state}`) };
    box.openBox();
  });
  if (!tab) throw new Error('no tab');
  return tab;
}

/** The browser's locks, as far as the outbox asks for them. */
const held = new Set<string>();
let askedFor = 0;
const locks = {
  request: async (name: string, _options: object, work: (lock: object | null) => Promise<boolean>) => {
    askedFor += 1;
    if (held.has(name)) return work(null);
    held.add(name);
    return work({ name }).finally(() => held.delete(name));
  },
};
const keysSent = () =>
  phone.calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => (options as { header: Record<string, string> }).header['Idempotency-Key']);

beforeEach(() => {
  jest.useFakeTimers();
  resetPhone();
  held.clear();
  askedFor = 0;
  Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
});
afterEach(() => {
  jest.clearAllTimers();
  jest.useRealTimers();
  Reflect.deleteProperty(navigator, 'locks');
});

it('what one tab writes down is not written over by the other', () => {
  const [one, other] = [openTab(), openTab()];
  one.box.addEntry(entry('e1'), 1);
  other.box.addEntry(entry('e2'), 2);
  one.box.changeEntry('e1', { state: 'refused' });
  other.box.lookAgain();
  expect(other.shows()).toEqual(['e2 waiting', 'e1 refused']);
  expect(openTab().shows()).toEqual(['e2 waiting', 'e1 refused']);
});

it('what one tab throws away does not come back when the other knows more of it', () => {
  const one = openTab();
  one.box.addEntry(entry('e1'), 1);
  const other = openTab();
  other.box.removeEntry('e1');
  one.box.changeEntry('e1', { state: 'waiting', tries: 3 });
  expect([one.shows(), other.shows(), openTab().shows()]).toEqual([[], [], []]);
});

it('one of them sends, once, and both see that it arrived', async () => {
  const one = openTab();
  phone.answer = () => ({ statusCode: 201, data: { id: 'a1' } });
  one.box.addEntry(entry('e1'), 1);
  const other = openTab();
  await Promise.all([one.deliver.deliver(), other.deliver.deliver(), other.deliver.deliverNow()]);
  expect(keysSent()).toEqual(['e1']);
  one.box.lookAgain();
  other.box.lookAgain();
  expect([one.shows(), other.shows()]).toEqual([['e1 sent'], ['e1 sent']]);
});

it('a tab that is opened while another sends leaves it alone, and takes it up when that one died', async () => {
  const one = openTab();
  one.box.addEntry(entry('e1'), 1);
  one.box.changeEntry('e1', { state: 'sending' });
  held.add('jishan.outbox');
  phone.answer = () => ({ statusCode: 201, data: { id: 'a1' } });
  const other = openTab();
  await other.deliver.deliver();
  expect(keysSent()).toEqual([]);
  held.clear();
  await jest.advanceTimersByTimeAsync(21_000);
  expect(keysSent()).toEqual(['e1']);
  expect(other.shows()).toEqual(['e1 sent']);
});

describe('a tab that only looks on', () => {
  let stopListening = (): void => undefined;
  // The window outlives the tabs of one test.
  afterEach(() => stopListening());

  /** It has sent nothing itself: what it knows it was told by the store. */
  function lookOn(state: 'waiting' | 'sending'): Tab {
    const [one, other] = [openTab(), openTab()];
    const listening = jest.spyOn(window, 'addEventListener');
    other.outbox.startOutbox();
    stopListening = () => {
      for (const [event, hear] of listening.mock.calls) window.removeEventListener(event, hear);
      listening.mockRestore();
    };
    phone.answer = () => ({ statusCode: 201, data: { id: 'a1' } });
    held.add('jishan.outbox');
    one.box.addEntry(entry('e1'), 1);
    one.box.changeEntry('e1', { state });
    window.dispatchEvent(new Event('storage'));
    expect(other.shows()).toEqual([`e1 ${state}`]);
    return other;
  }

  it.each(['waiting', 'sending'] as const)('takes up what was %s in another one when that was closed', async state => {
    const other = lookOn(state);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(keysSent()).toEqual([]);
    held.clear();
    await jest.advanceTimersByTimeAsync(21_000);
    expect(keysSent()).toEqual(['e1']);
    expect(other.shows()).toEqual(['e1 sent']);
  });

  it('asks now and then whether the other one still sends, and not all the time', async () => {
    lookOn('waiting');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(askedFor).toBeGreaterThan(1);
    expect(askedFor).toBeLessThanOrEqual(5);
  });
});
