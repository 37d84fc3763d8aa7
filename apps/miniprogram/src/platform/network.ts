import { create } from 'zustand';
import { watchNetworkStatus } from './network-status';

interface NetworkState {
  online: boolean;
}

export const useNetwork = create<NetworkState>(() => ({ online: true }));

export function watchNetwork(onChange: (online: boolean) => void): void {
  watchNetworkStatus(online => {
    if (useNetwork.getState().online === online) return;
    useNetwork.setState({ online });
    onChange(online);
  });
}
