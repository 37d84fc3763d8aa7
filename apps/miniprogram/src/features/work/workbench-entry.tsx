import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow } from '@/ui';
import { useHasDuty } from './duties';

/** Cadres' way to their queues; nobody else sees it. */
export function WorkbenchEntry() {
  if (!useHasDuty()) return null;
  return (
    <Card flush>
      <ListRow icon="briefcase" title={texts.me.workbench} note={texts.me.workbenchNote} onPress={() => go.to('workbench')} />
    </Card>
  );
}
