import { noticesRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { Receipts } from '@/features/notices/receipts';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Names() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const notice = useVillageCall(noticesRoutes.notice, { params: { noticeId: id } });
  useDidShow(() => refetch(noticesRoutes.noticeReceipts, noticesRoutes.noticeReceiptSummary));
  return (
    <Loaded of={notice} rows={3}>
      {view => <Receipts notice={view} />}
    </Loaded>
  );
}

export default function ReceiptsPage() {
  return (
    <Screen title={texts.receipts.title}>
      <Gate>
        <Names />
      </Gate>
    </Screen>
  );
}
