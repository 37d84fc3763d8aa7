import { useRouter } from '@tarojs/taro';
import { BlockDay } from '@/features/points/sealed/block-day';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

/** Public, and where the printed sheet's QR leads. */
export default function BookDayPage() {
  const { villageId = '', number = '', root } = useRouter<{ villageId?: string; number?: string; root?: string }>().params;
  return (
    <Screen title={texts.sealedBook.dayTitle}>
      <BlockDay villageId={villageId} number={number} paperRoot={root} />
    </Screen>
  );
}
