import { apiNames } from './api-names';
import { USER_DATA_PATH } from './files';
import type { Parts } from './parts';
import type { Loose } from './realm';
import { deliver, optionsOf, WxFailure, type Answer, type AsyncApi, type SyncApi } from './wx-call';
import { canvasApis } from './wx-canvas';
import { deviceApis } from './wx-device';
import { networkApis } from './wx-network';
import { personApis } from './wx-person';
import { routeApis } from './wx-routes';
import { soundApis } from './wx-sound';
import { storageApis } from './wx-storage';

/** Change only what is outside the page (bars, vibration, scrolling): calling them well is all there is to check. */
const OUTSIDE_THE_PAGE = [
  ...['setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton'],
  ...[
    'setTabBarStyle',
    'setTabBarItem',
    'setTabBarBadge',
    'removeTabBarBadge',
    'showTabBarRedDot',
    'hideTabBarRedDot',
    'showTabBar',
    'hideTabBar',
  ],
  ...[
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'pageScrollTo',
    'stopPullDownRefresh',
    'hideToast',
    'showLoading',
    'hideLoading',
    'hideKeyboard',
  ],
  ...['vibrateShort', 'vibrateLong', 'setKeepScreenOn', 'showShareMenu', 'hideShareMenu', 'updateShareMenu', 'previewMedia'],
  ...['saveImageToPhotosAlbum', 'makePhoneCall', 'openLocation', 'reportPerformance', 'loadFontFace'],
];
/** Namespaces, not functions. */
const OBJECTS: Readonly<Record<string, Loose>> = { env: { USER_DATA_PATH }, cloud: {}, router: {}, worklet: {} };
/** Taro's chunks are registered on wx; JavaScript itself looks for the others. */
const NOT_ASKED_OF_WECHAT = new Set([
  'webpackJsonp',
  'then',
  'toJSON',
  'constructor',
  'hasOwnProperty',
  'inspect',
  'nodeType',
  'tagName',
  'asymmetricMatch',
  '$$typeof',
]);

/** `wx` with exactly the names of the official typings, all of them enumerable (Taro lists them at start). */
export function makeWx(parts: Parts): Loose {
  const groups = [
    canvasApis(parts),
    deviceApis(parts),
    networkApis(parts),
    personApis(parts),
    routeApis(parts),
    soundApis(parts),
    storageApis(parts),
  ];
  const async = Object.assign({}, ...groups.map(group => group.async ?? {})) as Record<string, AsyncApi>;
  const sync = Object.assign({}, ...groups.map(group => group.sync ?? {})) as Record<string, SyncApi>;
  const wx: Loose = {};
  for (const name of apiNames()) wx[name] = OBJECTS[name] ?? record(parts, name, pick(parts, name, async, sync));
  for (const name of [...Object.keys(async), ...Object.keys(sync)])
    if (!(name in wx)) throw new Error(`the host models wx.${name}, which WeChat does not have`);
  return new Proxy(wx, {
    get: (target, name) => {
      if (typeof name === 'string' && !(name in target) && !NOT_ASKED_OF_WECHAT.has(name))
        parts.journal.error('wx', `wx.${name} does not exist in WeChat`);
      return Reflect.get(target, name) as unknown;
    },
  });
}

function record(parts: Parts, name: string, run: SyncApi): SyncApi {
  return (...args) => {
    parts.journal.calls.push(name);
    return run(...args);
  };
}

function pick(parts: Parts, name: string, async: Record<string, AsyncApi>, sync: Record<string, SyncApi>): SyncApi {
  const direct = sync[name];
  if (direct) return direct;
  const answer = async[name] ?? (OUTSIDE_THE_PAGE.includes(name) ? () => ({}) : undefined);
  if (answer) {
    return given => {
      const options = optionsOf(given);
      return deliver(name, options, new Promise<Answer>(resolve => resolve(answer(options))), parts.realm, parts.journal);
    };
  }
  if (/^on[A-Z]/.test(name)) return callback => parts.listeners.add(name, callback);
  if (/^off[A-Z]/.test(name)) return callback => parts.listeners.remove(name.replace(/^off/, 'on'), callback);
  return given => unmodelled(parts, name, given);
}

/** Never a made-up success: the app learns that it failed, the test learns that the host lacks it. */
function unmodelled(parts: Parts, name: string, given: unknown): unknown {
  parts.journal.error('wx', `wx.${name} was called, and the test host does not model it`);
  if (/Sync$|^create|^get\w+Manager$/.test(name)) return undefined;
  return deliver(name, optionsOf(given), Promise.reject(new WxFailure('not modelled by the test host')), parts.realm, parts.journal);
}
