import { useDidShow } from '@tarojs/taro';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow } from '@/ui';
import { useHasDuty } from './duties';
import { recountWaiting, useWaiting } from './use-waiting';

/** Cadres' way to their queues, and what waits there; nobody else sees it. */
export function WorkbenchEntry() {
  return useHasDuty() ? <Entry /> : null;
}

function Entry() {
  const { total } = useWaiting();
  useDidShow(() => recountWaiting());
  const note = total && total.waiting > 0 ? texts.checklists.queueWaiting(total.waiting, total.overdue) : texts.me.workbenchNote;
  return (
    <Card flush>
      <ListRow icon="briefcase" title={texts.me.workbench} note={note} onPress={() => go.to('workbench')} />
    </Card>
  );
}
