import Taro from '@tarojs/taro';
import { restart } from './restart';
import { pages, tabs, type PageName, type TabName } from './pages';

export type PageParams = Readonly<Record<string, string | undefined>>;

export function pageUrl(page: PageName, params: PageParams = {}): string {
  const pairs = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  return pages[page] + (pairs.length ? `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}` : '');
}

const isTab = (url: string): boolean => Object.values<string>(tabs).includes(url.split('?')[0] ?? '');

/** WeChat keeps so many pages and refuses the next: it takes the place of the one that is open. */
const PAGES_MAX = 10;
/** Who taps twice means once: a second tap on the same thing within this time opens nothing. */
const DOUBLE_TAP_MS = 1_000;
let lastTap: { url: string; from: unknown; at: number } | undefined;

function isDoubleTap(url: string): boolean {
  // Another object each time that a page is shown: whoever has come back may go there again at once.
  const tap = { url, from: Taro.getCurrentInstance().router, at: Date.now() };
  const before = lastTap;
  lastTap = tap;
  return before?.url === url && before.from === tap.from && tap.at - before.at < DOUBLE_TAP_MS;
}

function open(url: string): void {
  if (isDoubleTap(url)) return;
  void (Taro.getCurrentPages().length < PAGES_MAX ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }));
}

export const go = {
  to(page: PageName, params?: PageParams): void {
    open(pageUrl(page, params));
  },
  instead(page: PageName, params?: PageParams): void {
    void Taro.redirectTo({ url: pageUrl(page, params) });
  },
  tab(tab: TabName): void {
    void Taro.switchTab({ url: tabs[tab] });
  },
  /** A path that was stored (an inbox line, an outbox entry), which may be a tab. */
  path(url: string): void {
    if (isTab(url)) void Taro.switchTab({ url });
    else open(url);
  },
  /** Back where the person came from; a page opened by a link has nothing behind it and goes home. */
  back(): void {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else void Taro.switchTab({ url: tabs.home });
  },
  /** Forgets the way here. */
  restart(url: string = tabs.home): void {
    restart(url);
  },
};

export type Go = typeof go;

/** Each opening of a page is another one. */
function openPage(): string | undefined {
  const open = Taro.getCurrentInstance().router;
  return open?.$taroPath ?? open?.path;
}

/** Goes only while the page that is open now still is: whoever left it meanwhile is somewhere else already, and stays there. */
export function goFromHere(): Go {
  const page = openPage();
  const ifStillHere =
    <A extends readonly unknown[]>(move: (...way: A) => void) =>
    (...way: A): void => {
      if (openPage() === page) move(...way);
    };
  return {
    to: ifStillHere(go.to),
    instead: ifStillHere(go.instead),
    tab: ifStillHere(go.tab),
    path: ifStillHere(go.path),
    back: ifStillHere(go.back),
    restart: ifStillHere(go.restart),
  };
}

/** `/pages/x/index?a=b` of the page that is open, to come back to after signing in. */
export function currentUrl(): string {
  const open = Taro.getCurrentInstance().router;
  const path = open?.path.split('?')[0] ?? tabs.home;
  const pairs = Object.entries(open?.params ?? {}).filter(
    ([name, value]) => value !== undefined && !name.startsWith('$') && name !== 'stamp',
  );
  return (
    (path.startsWith('/') ? path : `/${path}`) +
    (pairs.length ? `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}` : '')
  );
}
