import Taro from '@tarojs/taro';
import { create } from 'zustand';

interface NetworkState { online: boolean }

export const useNetwork = create<NetworkState>(() => ({ online: true }));

export function watchNetwork(onChange: (online: boolean) => void): void {
  const set = (online: boolean): void => {
    if (useNetwork.getState().online === online) return;
    useNetwork.setState({ online });
    onChange(online);
  };
  Taro.onNetworkStatusChange(({ isConnected }) => set(isConnected));
  void Taro.getNetworkType().then(({ networkType }) => set(networkType !== 'none')).catch(() => undefined);
}
