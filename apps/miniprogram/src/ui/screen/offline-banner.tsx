import { View } from '@tarojs/components';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { Icon } from '../icon/icon';

export function OfflineBanner() {
  const online = useNetwork(state => state.online);
  if (online) return null;
  return (
    <View className="offline-banner" {...aria({ role: 'status' })}>
      <Icon name="offline" className="offline-banner__icon" />
      {texts.errors.offlineBanner}
    </View>
  );
}
