import { decidedRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Paged, Segmented } from '@/ui';
import { DecidedRow } from './decided-row';

const t = texts.takingBack;
type Scope = 'all' | 'mine';
const SCOPES = [
  { value: 'all', text: t.scopeAll },
  { value: 'mine', text: t.scopeMine },
] as const;

/** What was decided last stands first. Whoever may take credits back looks at the whole village's. */
export function DecidedList() {
  const mayReverse = useMay('points.credit.reverse');
  const [chosen, setChosen] = useState<Scope>('all');
  const scope = mayReverse ? chosen : 'mine';
  const list = useVillagePages(decidedRoutes.decidedApplications, { query: { scope } });
  return (
    <>
      <View className="note">{mayReverse ? t.lead : t.leadUndo}</View>
      {mayReverse && <Segmented<Scope> label={t.scope} options={SCOPES} value={chosen} onChange={setChosen} />}
      <Paged of={list} empty={<Empty icon="checklist" title={scope === 'mine' ? t.emptyMine : t.empty} body={t.emptyNote} />}>
        {items => (
          <Card flush>
            {items.map(item => (
              <DecidedRow key={item.id} item={item} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}
