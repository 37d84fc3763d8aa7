import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';

/** Where to go and when; nothing where the village has not said it. */
export function Opening() {
  const { data } = useVillageCall(identityRoutes.villageHome, {});
  return data?.settings.storeOpening ? <View className="note">{texts.store.opening(data.settings.storeOpening)}</View> : null;
}
