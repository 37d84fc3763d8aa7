import { useRouter } from '@tarojs/taro';
import { BlockList } from '@/features/points/sealed/block-list';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

/** Public: shared in the village's group it opens for people who are not signed in. */
export default function SealedBookPage() {
  const { villageId = '' } = useRouter<{ villageId?: string }>().params;
  return (
    <Screen title={texts.sealedBook.title}>
      <BlockList villageId={villageId} />
    </Screen>
  );
}
