import type { NoticeView } from '@jishan/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { queryClient } from '@/api/query';
import type { Listening } from '@/platform/player.types';
import * as texts from '@/texts/zh-CN';
import { stopPlaying } from '@/ui';
import { signedIn } from '../../../test/signed-in';
import { emit, phone, resetPhone } from '../../../test/stand-ins/taro';
import { NoticeDetail } from './notice-detail';
import { NoticeRow } from './notice-row';

const t = texts.voice;
const played: string[] = [];
let listening: Listening | undefined;
jest.mock('@/platform/player', () => ({
  playerPlatform: {
    play: (url: string, heard: Listening) => {
      played.push(url);
      listening = heard;
      return () => void played.push('stopped');
    },
  },
}));

/** A browser's engine as its specification has it: what is said waits in a row, and is told of when it is over. */
class Engine extends EventTarget {
  voices: { lang: string; localService: boolean }[] = [];
  queue: Utterance[] = [];
  said: string[] = [];
  pending = false;
  get speaking(): boolean {
    return this.queue.length > 0;
  }
  getVoices = () => this.voices;
  speak = (utterance: Utterance): void => void this.queue.push(utterance);
  /** Each that waited is told that it failed, as engines do. */
  cancel = (): void => {
    const cancelled = this.queue;
    this.queue = [];
    act(() => cancelled.forEach(utterance => utterance.onerror?.()));
  };
  /** What is being read is read to its end. */
  readOn(): void {
    const utterance = this.queue.shift();
    if (!utterance) throw new Error('nothing is read');
    this.said.push(`${utterance.lang} ${utterance.text}`);
    act(() => utterance.onend?.());
  }
}
class Utterance {
  lang = '';
  voice: unknown;
  rate = 1;
  onend?: () => void;
  onerror?: () => void;
  constructor(readonly text: string) {}
}
const OWN = { lang: 'zh-CN', localService: true };
let engine: Engine;
const browser = globalThis as { speechSynthesis?: unknown; SpeechSynthesisUtterance?: unknown };

const at = '2026-11-25T09:00:00+08:00';
const notice = {
  id: 'n1',
  title: '明天上午停水',
  text: '八点到十二点检修水管。\n\n请提前储水。',
  excerpt: '',
  category: 'affairs',
  audience: 'village',
  groupNames: [],
  roles: [],
  authorName: '阿木',
  authorRole: 'secretary',
  publishedAt: at,
  withdrawnAt: null,
  acknowledgeBy: null,
  mustAcknowledge: false,
  pinned: false,
  photos: [],
  photoCount: 0,
  spoken: false,
  voice: null,
  counts: { audience: 1, delivered: 1, opened: 0, acknowledged: 0, toldInPerson: 0, waiting: 1 },
  mine: null,
  mayWithdraw: false,
} as unknown as NoticeView;
const READ_IN = { spoken: true, voice: { id: 'v1', url: '/sound.wav', milliseconds: 20_000 } };

const open = (change: Partial<NoticeView> = {}) =>
  render(
    <QueryClientProvider client={queryClient}>
      <NoticeDetail notice={{ ...notice, ...change }} />
    </QueryClientProvider>,
  );
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const offered = (): boolean => screen.queryByRole('button', { name: t.read }) !== null;

beforeEach(() => {
  resetPhone();
  signedIn();
  played.length = 0;
  engine = new Engine();
  Object.assign(browser, { speechSynthesis: engine, SpeechSynthesisUtterance: Utterance });
});
afterEach(() => {
  act(() => stopPlaying());
  delete browser.speechSynthesis;
  delete browser.SpeechSynthesisUtterance;
});

describe('a notice that was read in', () => {
  it('is heard with one tap, and asks nothing of the server: hearing is no receipt', () => {
    engine.voices = [OWN];
    open(READ_IN);
    expect(offered()).toBe(false);
    press(texts.notices.hear(20));
    expect(played).toEqual([expect.stringContaining('/sound.wav')]);
    act(() => listening?.onEnd());
    screen.getByRole('button', { name: texts.notices.hear(20) });
    expect(phone.calls).toEqual([]);
  });

  it('is quiet when another page covers it', () => {
    open(READ_IN);
    press(texts.notices.hear(20));
    act(() => emit('didHide', undefined));
    expect(played.at(-1)).toBe('stopped');
  });

  it('says so in the list, and one that was not says nothing', () => {
    const { rerender } = render(<NoticeRow notice={{ ...notice, spoken: true }} />);
    screen.getByText(texts.notices.spoken);
    rerender(<NoticeRow notice={notice} />);
    expect(screen.queryByText(texts.notices.spoken)).toBeNull();
  });
});

describe('one that was not', () => {
  it('is read by the browser’s own voice: the title, then the text, line by line', () => {
    engine.voices = [{ lang: 'zh-TW', localService: true }, OWN];
    open();
    press(t.read);
    engine.readOn();
    screen.getByRole('button', { name: t.readStop });
    engine.readOn();
    engine.readOn();
    expect(engine.said).toEqual(['zh-CN 明天上午停水', 'zh-CN 八点到十二点检修水管。', 'zh-CN 请提前储水。']);
    expect(offered()).toBe(true);
    expect(phone.calls).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['at a tap', () => press(t.readStop)],
    ['when another page covers it', () => act(() => emit('didHide', undefined))],
    ['when the browser goes elsewhere', () => act(() => void window.dispatchEvent(new Event('pagehide')))],
  ])('stops %s, and is read from the beginning the next time', (_when, leave) => {
    engine.voices = [OWN];
    open();
    press(t.read);
    engine.readOn();
    leave();
    expect(engine.speaking).toBe(false);
    press(t.read);
    expect(engine.queue.map(({ text }) => text)[0]).toBe('明天上午停水');
  });

  it('stops when its page is gone', () => {
    engine.voices = [OWN];
    const { unmount } = open();
    press(t.read);
    unmount();
    expect(engine.speaking).toBe(false);
  });

  it('says so when the phone cannot after all, and can be tried again', () => {
    engine.voices = [OWN];
    open();
    press(t.read);
    act(() => engine.queue[0]?.onerror?.());
    screen.getByText(t.readFailed);
    expect([engine.speaking, offered()]).toEqual([false, true]);
  });

  it.each<[string, { lang: string; localService: boolean }[]]>([
    ['no voice', []],
    ['none for Chinese', [{ lang: 'en-US', localService: true }]],
    ['only one that the words would have to be sent to', [{ lang: 'zh-CN', localService: false }]],
    [
      'only a Cantonese one',
      [
        { lang: 'zh-HK', localService: true },
        { lang: 'zh_HK_#Hant', localService: true },
      ],
    ],
  ])('is not offered to be read where there is %s', (_what, voices) => {
    engine.voices = voices;
    open();
    expect(offered()).toBe(false);
  });

  it('is offered as soon as the voices are there', () => {
    open();
    expect(offered()).toBe(false);
    engine.voices = [{ lang: 'cmn_CN', localService: true }];
    act(() => void engine.dispatchEvent(new Event('voiceschanged')));
    expect(offered()).toBe(true);
  });

  it('is not offered in a browser that cannot speak, nor once its words were withdrawn', () => {
    engine.voices = [OWN];
    const { unmount } = open({ withdrawnAt: at, withdrawReason: '时间写错', text: '' });
    expect(offered()).toBe(false);
    unmount();
    delete browser.speechSynthesis;
    open();
    expect(offered()).toBe(false);
  });
});

it('what was wanted by when is said no more to whoever has answered', () => {
  const wanted = { mustAcknowledge: true, acknowledgeBy: '2026-11-29T10:00:00Z' };
  const mine = (answered: Partial<NonNullable<NoticeView['mine']>>) => ({ ...wanted, mine: { ...answered } as NoticeView['mine'] });
  open(mine({}));
  expect(screen.getByText(/前确认$/)).toBeTruthy();
  for (const answered of [{ acknowledgedAt: at }, { toldInPersonAt: at }]) {
    cleanup();
    open(mine(answered));
    expect(screen.queryByText(/前确认$/)).toBeNull();
  }
});
