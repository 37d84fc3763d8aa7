import { deductionRoutes } from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow } from '@/ui';

const t = texts.deductions;

/** On the points page only where there is one. */
export function MyDeductionsEntry() {
  const list = useVillageCall(deductionRoutes.myDeductions, { query: { limit: 1 } });
  if (!list.data || list.data.items.length === 0) return null;
  return (
    <Card flush>
      <ListRow icon="minus" title={t.mineTitle} note={t.mineNote} onPress={() => go.to('myDeductions')} />
    </Card>
  );
}
