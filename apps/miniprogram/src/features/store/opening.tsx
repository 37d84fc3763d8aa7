import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';

/** Where to go and when: in rounds at the time that the village announces, and where it is, if the village has said it. */
export function Opening() {
  const settings = useVillageCall(identityRoutes.villageHome, {}).data?.settings;
  return (
    <>
      {settings?.redemptionMode === 'rounds' && <View className="note">{texts.store.roundsNote}</View>}
      {settings?.storeOpening && <View className="note">{texts.store.opening(settings.storeOpening)}</View>}
    </>
  );
}
