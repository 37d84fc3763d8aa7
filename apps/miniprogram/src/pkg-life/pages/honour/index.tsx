import { activitiesRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { HonourDetail } from '@/features/honours/honour-detail';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

export default function HonourPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const honour = useVillageCall(activitiesRoutes.honour, { params: { honourId: id } });
  return (
    <Screen title={texts.honours.detail}>
      <Gate>
        <Loaded of={honour} rows={3}>
          {view => <HonourDetail honour={view} />}
        </Loaded>
      </Gate>
    </Screen>
  );
}
