import type { Parts } from './parts';
import type { Loose } from './realm';
import type { Apis } from './wx-call';
import { CanvasNode } from './wx-canvas';

const SCREEN = { windowWidth: 390, windowHeight: 753, screenWidth: 390, screenHeight: 844, statusBarHeight: 47, pixelRatio: 3 };
const SAFE_AREA = { top: 47, left: 0, right: 390, bottom: 810, width: 390, height: 763 };
const SDK = '3.5.0';

/** An ordinary phone of today, as the system functions describe it. */
export function deviceApis(parts: Parts): Apis {
  const { options, realm, person, pages } = parts;
  const windowInfo = { ...SCREEN, safeArea: SAFE_AREA, screenTop: 91 };
  const device = {
    brand: 'devtools',
    model: 'iPhone 12/13',
    system: 'iOS 15.0',
    platform: 'ios',
    abi: 'arm64',
    benchmarkLevel: 40,
    memorySize: 4096,
  };
  const font = options.fontSizePx ?? 16;
  const base = {
    SDKVersion: SDK,
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeSetting: font,
    fontSizeScaleFactor: font / 16,
  };
  const all = { ...windowInfo, ...device, ...base, errMsg: 'getSystemInfo:ok' };
  const allowed = { 'scope.userLocation': true, 'scope.writePhotosAlbum': true, 'scope.camera': true };
  const data = (value: unknown) => () => realm.import(value);
  return {
    sync: {
      getSystemInfoSync: data(all),
      getWindowInfo: data(windowInfo),
      getDeviceInfo: data(device),
      getAppBaseInfo: data({ ...base, host: { appId: '', env: 'WeChat' } }),
      getSystemSetting: data({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
      getAppAuthorizeSetting: data({ albumAuthorized: 'authorized', cameraAuthorized: 'authorized', microphoneAuthorized: 'authorized' }),
      getMenuButtonBoundingClientRect: data({ width: 87, height: 32, top: 51, right: 383, bottom: 83, left: 296 }),
      getAccountInfoSync: data({ miniProgram: { appId: 'wx1234567890abcdef', envVersion: 'develop', version: '' }, plugin: {} }),
      getLaunchOptionsSync: () => realm.import(pages.launchOptions),
      getEnterOptionsSync: () => realm.import(pages.launchOptions),
      canIUse: () => true,
      getUpdateManager: () => {
        const ignore = (): void => undefined;
        return { onCheckForUpdate: ignore, onUpdateReady: ignore, onUpdateFailed: ignore, applyUpdate: ignore };
      },
      getLogManager: () => logManager(),
      getRealtimeLogManager: () => logManager(),
      nextTick: callback => {
        realm.promise(Promise.resolve().then(() => realm.guard('nextTick', callback as () => unknown)()));
      },
      reportEvent: () => undefined,
      reportMonitor: () => undefined,
      reportAnalytics: () => undefined,
      createSelectorQuery: () => selectorQuery(parts),
    },
    async: {
      getSystemInfo: () => ({ plain: all }),
      getSystemInfoAsync: () => ({ plain: all }),
      getSetting: () => ({ plain: { authSetting: { ...allowed, ...record(person) }, subscriptionsSetting: { mainSwitch: true } } }),
      openSetting: () => ({ plain: { authSetting: { ...allowed, ...record(person) } } }),
      setClipboardData: given => {
        person.clipboard = String(given.data);
        return {};
      },
      getClipboardData: () => ({ plain: { data: person.clipboard } }),
    },
  };
}

/** A scope that nobody was asked for yet is not in the list. */
const record = ({ microphone }: Parts['person']): { 'scope.record'?: boolean } =>
  microphone === 'ask' ? {} : { 'scope.record': microphone === 'allowed' };

function logManager() {
  const ignore = (): void => undefined;
  return { log: ignore, info: ignore, warn: ignore, error: ignore, debug: ignore, setFilterMsg: ignore, addFilterMsg: ignore };
}

/**
 * There is no layout here: every box is the same, which is said by its name and is enough for code that only must not crash. A canvas is
 * real: `fields({ node: true })` finds `#id` on the page, or null.
 */
function selectorQuery({ realm, journal, findNode }: Parts) {
  const FIXED_BOX = { id: '', dataset: {}, left: 0, top: 0, right: 390, bottom: 100, width: 390, height: 100, scrollLeft: 0, scrollTop: 0 };
  const asked: { single: boolean; node?: () => Loose | null; callback?: (value: unknown) => void }[] = [];
  const nodeOf = (selector: unknown) => (): Loose | null => {
    const found = findNode(String(selector));
    if (found?.tag !== 'canvas' || found.attr.type !== '2d') return null;
    return { node: new CanvasNode(journal) };
  };
  const fields = (single: boolean, selector?: unknown) => {
    const ask = (callback?: unknown, node?: () => Loose | null): unknown => {
      asked.push({
        single,
        ...(node ? { node } : {}),
        ...(typeof callback === 'function' ? { callback: callback as (value: unknown) => void } : {}),
      });
      return query;
    };
    const isNode = (which: unknown): boolean => (which as { node?: unknown } | undefined)?.node === true;
    return {
      boundingClientRect: ask,
      scrollOffset: ask,
      fields: (which: unknown, callback?: unknown) => ask(callback, isNode(which) ? nodeOf(selector) : undefined),
      node: (callback?: unknown) => ask(callback, nodeOf(selector)),
      context: ask,
    };
  };
  const query: Record<string, unknown> = {
    in: () => query,
    select: (selector: unknown) => fields(true, selector),
    selectAll: () => fields(false),
    selectViewport: () => fields(true),
    exec: (callback?: unknown) => {
      const answers = asked.map(({ single, node }) => {
        const found = node?.();
        if (node) return found ? Object.assign(realm.import({}) as Loose, found) : null;
        return realm.import(single ? FIXED_BOX : [FIXED_BOX]);
      });
      asked.forEach(({ callback: one }, index) => one && realm.guard('selectorQuery', () => one(answers[index]))());
      const all = Object.assign(realm.import([]) as unknown[], answers);
      if (typeof callback === 'function') realm.guard('selectorQuery', () => (callback as (value: unknown) => void)(all))();
    },
  };
  return query;
}
