import Taro from '@tarojs/taro';
import { restart } from './restart';
import { pages, tabs, type PageName, type TabName } from './pages';

export type PageParams = Readonly<Record<string, string | undefined>>;

export function pageUrl(page: PageName, params: PageParams = {}): string {
  const pairs = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  return pages[page] + (pairs.length ? `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}` : '');
}

const isTab = (url: string): boolean => Object.values<string>(tabs).includes(url.split('?')[0] ?? '');

export const go = {
  to(page: PageName, params?: PageParams): void {
    void Taro.navigateTo({ url: pageUrl(page, params) });
  },
  instead(page: PageName, params?: PageParams): void {
    void Taro.redirectTo({ url: pageUrl(page, params) });
  },
  tab(tab: TabName): void {
    void Taro.switchTab({ url: tabs[tab] });
  },
  /** A path that was stored (an inbox line, an outbox entry), which may be a tab. */
  path(url: string): void {
    void (isTab(url) ? Taro.switchTab({ url }) : Taro.navigateTo({ url }));
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
