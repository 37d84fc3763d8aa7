import { complaintsRoutes, type OrganizationMembership } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { Complaint } from '@/features/complaints/complaint';
import { Office } from '@/features/oversight/office';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Below({ office: { organizationId } }: { office: OrganizationMembership }) {
  const { id = '', village = '' } = useRouter<{ id?: string; village?: string }>().params;
  const complaint = useCall(complaintsRoutes.complaintBelow, { params: { organizationId, villageId: village, complaintId: id } });
  useDidShow(() => refetch(complaintsRoutes.complaintBelow));
  return (
    <Loaded of={complaint} rows={3}>
      {view => <Complaint complaint={view} from={{ organizationId, villageId: village }} />}
    </Loaded>
  );
}

export default function OfficeComplaintPage() {
  return (
    <Screen title={texts.complaints.threadTitle}>
      <Office>{office => <Below office={office} />}</Office>
    </Screen>
  );
}
