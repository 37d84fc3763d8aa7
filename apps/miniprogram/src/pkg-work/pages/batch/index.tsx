import { Gate } from '@/features/session/gate';
import { Batch } from '@/features/work/batch';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function BatchPage() {
  return (
    <Screen title={texts.work.batchTitle}>
      <Gate>
        <Batch />
      </Gate>
    </Screen>
  );
}
