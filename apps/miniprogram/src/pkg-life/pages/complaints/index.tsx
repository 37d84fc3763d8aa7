import { MyComplaints } from '@/features/complaints/my-complaints';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ComplaintsPage() {
  return (
    <Screen title={texts.complaints.ownTitle} complaints>
      <Gate may="complaints.file">
        <MyComplaints />
      </Gate>
    </Screen>
  );
}
