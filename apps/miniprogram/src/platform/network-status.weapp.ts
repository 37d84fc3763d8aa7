import Taro from '@tarojs/taro';
import type { WatchNetworkStatus } from './network-status.types';

export const watchNetworkStatus: WatchNetworkStatus = onChange => {
  Taro.onNetworkStatusChange(({ isConnected }) => onChange(isConnected));
  void Taro.getNetworkType()
    .then(({ networkType }) => onChange(networkType !== 'none'))
    .catch(() => undefined);
};
