import { useDidShow } from '@tarojs/taro';
import { Gate } from '@/features/session/gate';
import { recountWaiting } from '@/features/work/use-waiting';
import { Workbench } from '@/features/work/workbench';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function WorkbenchPage() {
  useDidShow(() => recountWaiting());
  return (
    <Screen title={texts.work.title}>
      <Gate>
        <Workbench />
      </Gate>
    </Screen>
  );
}
