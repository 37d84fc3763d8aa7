import { deductionRoutes, pointsRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { useUnread } from '@/features/inbox/unread';
import { OutboxBanner } from '@/features/outbox/outbox-banner';
import { PublicWays } from '@/features/books/public-ways';
import { MyDeductionsEntry } from '@/features/deductions/my-entry';
import { Balance, PointsWays, PublicationsEntry, RecentLines } from '@/features/points/balance';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function PointsPage() {
  const unread = useUnread();
  useDidShow(() => refetch(pointsRoutes.myAccount, pointsRoutes.myStatement, deductionRoutes.myDeductions));
  return (
    <Screen title={texts.points.title} tab="points" unread={unread}>
      <Gate>
        <Balance />
        <OutboxBanner />
        <PointsWays />
        <MyDeductionsEntry />
        <PublicationsEntry />
        <RecentLines />
        <PublicWays />
      </Gate>
    </Screen>
  );
}
