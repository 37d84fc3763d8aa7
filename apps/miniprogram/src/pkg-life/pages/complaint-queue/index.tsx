import { ComplaintQueue } from '@/features/complaints/queues';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ComplaintQueuePage() {
  return (
    <Screen title={texts.complaints.queueTitle}>
      <Gate may="complaints.handle">
        <ComplaintQueue />
      </Gate>
    </Screen>
  );
}
