import { checklistsRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { RequestRow } from '@/features/checklists/request-row';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Paged, Segmented } from '@/ui';

type Scope = 'mine' | 'all' | 'overdue';
const SCOPES = [
  { value: 'mine', text: texts.checklists.queueMine },
  { value: 'all', text: texts.checklists.queueAll },
  { value: 'overdue', text: texts.checklists.queueOverdue },
] as const;

/** The nearest limit first; what is late stands out and is counted. */
export function RequestQueue() {
  const works = useMay('checklists.request.work');
  const [scope, setScope] = useState<Scope>(works ? 'mine' : 'all');
  const list = useVillagePages(checklistsRoutes.checklistQueue, {
    query: scope === 'overdue' ? { scope: 'all', overdue: 'yes' } : { scope },
  });
  const empty =
    scope === 'mine'
      ? { title: texts.checklists.queueEmpty, body: texts.checklists.queueEmptyNote }
      : { title: texts.checklists.queueAllEmpty };
  return (
    <>
      <Segmented<Scope> label={texts.checklists.queueScope} options={works ? SCOPES : SCOPES.slice(1)} value={scope} onChange={setScope} />
      {list.first && list.first.waiting > 0 && (
        <View className="note">{texts.checklists.queueWaiting(list.first.waiting, list.first.overdue)}</View>
      )}
      <Paged of={list} empty={<Empty icon="check" {...empty} />}>
        {items => (
          <Card flush>
            {items.map(item => (
              <RequestRow key={item.id} working item={item} onOpen={() => go.to('requestWork', { id: item.id })} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}
