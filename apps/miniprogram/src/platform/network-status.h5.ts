import type { WatchNetworkStatus } from './network-status.types';

/** Taro listens to `navigator.connection`, which Safari and Firefox do not have and Chromium does not tell when the network goes. */
export const watchNetworkStatus: WatchNetworkStatus = onChange => {
  window.addEventListener('online', () => onChange(true));
  window.addEventListener('offline', () => onChange(false));
  onChange(navigator.onLine);
};
