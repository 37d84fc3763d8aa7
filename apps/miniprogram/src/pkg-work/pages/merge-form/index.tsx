import { householdChangeRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { MergeForm } from '@/features/households/merge-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function MergeFormPage() {
  // Back from where what was in the way was finished.
  useDidShow(() => refetch(householdChangeRoutes.mergeOutlook));
  return (
    <Screen title={texts.merges.title}>
      <Gate may="households.merge">
        <MergeForm />
      </Gate>
    </Screen>
  );
}
