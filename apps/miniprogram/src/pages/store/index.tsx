import { pointsRoutes, storeRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { useUnread } from '@/features/inbox/unread';
import { Gate } from '@/features/session/gate';
import { Opening, Rounds } from '@/features/store/opening';
import { Shelf, ShelfHead } from '@/features/store/shelf';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function StorePage() {
  const unread = useUnread();
  useDidShow(() => refetch(storeRoutes.shelf, pointsRoutes.myAccount));
  return (
    <Screen title={texts.store.title} tab="store" unread={unread}>
      <Gate>
        <ShelfHead />
        <Rounds />
        <Opening />
        <Shelf />
      </Gate>
    </Screen>
  );
}
