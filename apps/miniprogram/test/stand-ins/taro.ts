import { useEffect } from 'react';

/** What a unit test may look at and arrange; `resetPhone` before each test. */
export interface Phone {
  storage: Map<string, string>;
  /** Calls of everything that leaves the page, by name. */
  calls: { name: string; options: unknown }[];
  /** `$taroPath` is another one each time a page is opened. */
  route: { path: string; params: Record<string, string>; $taroPath?: string };
  /** The server of this test: answers a request, or throws what wx would fail with. */
  answer: (request: { url: string; method?: string; data?: unknown }) => { statusCode: number; data: unknown };
  listeners: Map<string, Set<(value: unknown) => void>>;
}

const noServer: Phone['answer'] = ({ url }) => {
  throw { errMsg: `request:fail nobody answers ${url} in this test` };
};

export const phone: Phone = { storage: new Map(), calls: [], route: { path: '/', params: {} }, answer: noServer, listeners: new Map() };

export function resetPhone(): void {
  Object.assign(phone, { storage: new Map(), calls: [], route: { path: '/', params: {} }, answer: noServer, listeners: new Map() });
}

export function emit(name: string, value: unknown): void {
  phone.listeners.get(name)?.forEach(run => run(value));
}

type Callback = (value: never) => unknown;

/** Outside the page: recorded, and done at once. */
const quiet =
  (name: string) =>
  (options?: unknown): Promise<{ errMsg: string }> => {
    phone.calls.push({ name, options });
    return Promise.resolve({ errMsg: `${name}:ok` });
  };

const listen = (name: string) => (run: Callback) => {
  phone.listeners.set(name, (phone.listeners.get(name) ?? new Set()).add(run as (value: unknown) => void));
};

const OUTSIDE = [
  ...['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack', 'setNavigationBarTitle', 'setNavigationBarColor'],
  ...[
    'setTabBarBadge',
    'removeTabBarBadge',
    'previewImage',
    'pageScrollTo',
    'vibrateShort',
    'stopPullDownRefresh',
    'showToast',
    'hideToast',
    'hideKeyboard',
    'openDocument',
    'setClipboardData',
  ],
];

const Taro = {
  ...Object.fromEntries(OUTSIDE.map(name => [name, quiet(name)])),
  onAppShow: listen('appShow'),
  onAppHide: listen('appHide'),
  onNetworkStatusChange: listen('networkStatusChange'),
  getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
  getStorageSync: (key: string): unknown => (phone.storage.has(key) ? (JSON.parse(phone.storage.get(key) ?? 'null') as unknown) : ''),
  setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, JSON.stringify(value)),
  getStorageInfoSync: () => ({ keys: [...phone.storage.keys()] }),
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  request: async (options: Parameters<Phone['answer']>[0]) => {
    phone.calls.push({ name: 'request', options });
    return Promise.resolve(phone.answer(options));
  },
  downloadFile: (options: { url: string }) => {
    phone.calls.push({ name: 'downloadFile', options });
    return Promise.resolve({ statusCode: phone.answer(options).statusCode, tempFilePath: 'wxfile://tmp_book' });
  },
  getCurrentPages: () => [{ route: phone.route.path.replace(/^\//, '') }],
  getCurrentInstance: () => ({ router: phone.route, page: null }),
  getAppBaseInfo: () => ({ fontSizeSetting: 16, theme: 'light' }),
  getEnv: () => 'WEB',
  pxTransform: (px: number) => `${px}px`,
};

export default Taro;

const shown = (run: () => void): void => useEffect(run, []);
const heard = (name: string) => (run: Callback) =>
  useEffect(() => {
    listen(name)(run);
    return () => void phone.listeners.get(name)?.delete(run as (value: unknown) => void);
  }, [run]);

/** When the page is opened, and each time the test emits `didShow`: it came back to the front. */
export const useDidShow = (run: () => void): void => {
  shown(run);
  heard('didShow')(run);
};
export const useLaunch = shown;
export const useReady = shown;
export const useLoad = shown;
export const useDidHide = heard('didHide');
export const useUnload = heard('unload');
export const useReachBottom = heard('reachBottom');
export const usePullDownRefresh = heard('pullDownRefresh');
export const useShareAppMessage = heard('shareAppMessage');
export const useRouter = (): Phone['route'] => phone.route;
export const getCurrentPages = Taro.getCurrentPages;
export const getCurrentInstance = Taro.getCurrentInstance;
