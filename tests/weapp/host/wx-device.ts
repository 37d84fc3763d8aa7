import type { Parts } from './parts';
import type { Apis } from './wx-call';

const SCREEN = { windowWidth: 390, windowHeight: 753, screenWidth: 390, screenHeight: 844, statusBarHeight: 47, pixelRatio: 3 };
const SAFE_AREA = { top: 47, left: 0, right: 390, bottom: 810, width: 390, height: 763 };
const SDK = '3.5.0';

/** An ordinary phone of today, as the system functions describe it. */
export function deviceApis({ options, realm, person, pages }: Parts): Apis {
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
      createSelectorQuery: () => selectorQuery(realm),
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

/** There is no layout here: every box is the same, which is said by its name and is enough for code that only must not crash. */
function selectorQuery(realm: Parts['realm']) {
  const FIXED_BOX = { id: '', dataset: {}, left: 0, top: 0, right: 390, bottom: 100, width: 390, height: 100, scrollLeft: 0, scrollTop: 0 };
  const asked: { single: boolean; callback?: (value: unknown) => void }[] = [];
  const fields = (single: boolean) => {
    const ask = (callback?: unknown): unknown => {
      asked.push({ single, ...(typeof callback === 'function' ? { callback: callback as (value: unknown) => void } : {}) });
      return query;
    };
    return {
      boundingClientRect: ask,
      scrollOffset: ask,
      fields: (_which: unknown, callback?: unknown) => ask(callback),
      node: ask,
      context: ask,
    };
  };
  const query: Record<string, unknown> = {
    in: () => query,
    select: () => fields(true),
    selectAll: () => fields(false),
    selectViewport: () => fields(true),
    exec: (callback?: unknown) => {
      const answers = asked.map(({ single }) => (single ? FIXED_BOX : [FIXED_BOX]));
      asked.forEach(({ callback: one }, index) => one && realm.guard('selectorQuery', () => one(realm.import(answers[index])))());
      if (typeof callback === 'function')
        realm.guard('selectorQuery', () => (callback as (value: unknown) => void)(realm.import(answers)))();
    },
  };
  return query;
}
