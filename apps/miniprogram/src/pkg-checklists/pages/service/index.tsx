import { checklistsRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { ServiceDetail } from '@/features/checklists/service-detail';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Service() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const item = useVillageCall(checklistsRoutes.checklistItem, { params: { itemId: id } });
  return (
    <Loaded of={item} rows={5}>
      {view => <ServiceDetail item={view} />}
    </Loaded>
  );
}

export default function ServicePage() {
  return (
    <Screen title={texts.checklists.itemTitle}>
      <Gate>
        <Service />
      </Gate>
    </Screen>
  );
}
