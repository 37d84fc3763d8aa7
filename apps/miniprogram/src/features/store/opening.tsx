import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';

const useSettings = () => useVillageCall(identityRoutes.villageHome, {}).data?.settings;

/** Where to go and when; nothing where the village has not said it. */
export function Opening() {
  const words = useSettings()?.storeOpening;
  return words ? <View className="note">{texts.store.opening(words)}</View> : null;
}

/** On the shelf, before the hours. Not beside what is reserved already: that is handed over at any time. */
export const Rounds = () => (useSettings()?.redemptionMode === 'rounds' ? <View className="note">{texts.store.roundsNote}</View> : null);
