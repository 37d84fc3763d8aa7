import { checklistsRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { StartForm } from '@/features/checklists/start-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Start() {
  const { itemId = '' } = useRouter<{ itemId?: string }>().params;
  const item = useVillageCall(checklistsRoutes.checklistItem, { params: { itemId } });
  return (
    <Loaded of={item} rows={4}>
      {view => <StartForm item={view} />}
    </Loaded>
  );
}

export default function StartPage() {
  return (
    <Screen title={texts.checklists.startTitle}>
      <Gate>
        <Start />
      </Gate>
    </Screen>
  );
}
