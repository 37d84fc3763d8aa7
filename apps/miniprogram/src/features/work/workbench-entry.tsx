import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow } from '@/ui';
import { useHasDuty } from './duties';
import { useWaiting } from './use-waiting';
import { WaitingTag } from './waiting-tag';

/** With all that waits in one's queues: nothing is said until the first of them is known. */
function Row() {
  const told = Object.values(useWaiting()).filter(count => count !== undefined);
  const waiting = told.reduce((sum, count) => sum + count, 0);
  return (
    <ListRow
      icon="briefcase"
      title={texts.me.workbench}
      note={texts.me.workbenchNote}
      value={told.length === 0 ? undefined : <WaitingTag count={waiting} />}
      onPress={() => go.to('workbench')}
    />
  );
}

/** Cadres' way to their queues; nobody else sees it. */
export function WorkbenchEntry() {
  if (!useHasDuty()) return null;
  return (
    <Card flush>
      <Row />
    </Card>
  );
}
