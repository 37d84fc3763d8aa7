import { OfficeComplaints } from '@/features/complaints/queues';
import { Office } from '@/features/oversight/office';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function OfficeComplaintsPage() {
  return (
    <Screen title={texts.complaints.officeTitle}>
      <Office>{office => <OfficeComplaints office={office} />}</Office>
    </Screen>
  );
}
