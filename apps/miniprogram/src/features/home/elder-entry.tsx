import { setElder, useElder } from '@/theme/elder';
import { texts } from '@/texts/zh-CN';
import { Card, ListRow } from '@/ui';

export function ElderEntry() {
  const elder = useElder(state => state.elder);
  return <Card flush><ListRow icon="glasses" title={elder ? texts.home.elderOff : texts.home.elderOn} note={texts.me.elderNote} onPress={() => setElder(!elder)} /></Card>;
}
