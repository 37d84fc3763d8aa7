import { useRouter } from '@tarojs/taro';
import { Gate } from '@/features/session/gate';
import { PanelRecordOf } from '@/features/work/panel-record';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function DrawPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.draw.title}>
      <Gate>
        <PanelRecordOf applicationId={id} />
      </Gate>
    </Screen>
  );
}
