import { pointsRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { Statement } from '@/features/points/statement';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function StatementPage() {
  useDidShow(() => refetch(pointsRoutes.myStatement));
  return (
    <Screen title={texts.points.statement}>
      <Gate>
        <Statement />
      </Gate>
    </Screen>
  );
}
