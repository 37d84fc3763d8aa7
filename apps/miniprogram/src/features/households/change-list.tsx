import { householdChangeRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Entry, Paged, Pictogram } from '@/ui';

const t = texts.households;
const m = texts.merges;

/** What was filed and waits for a second pair of hands stands above what was done. */
function Waiting() {
  const list = useVillagePages(householdChangeRoutes.waitingMerges, {});
  if (list.items.length === 0) return null;
  return (
    <Card flush title={m.waitingList}>
      {list.items.map(one => (
        <Entry
          key={one.id}
          lead={<Pictogram icon="people" />}
          title={m.row(one)}
          body={m.state.waiting}
          when={sayWhen(one.at)}
          onPress={() => go.to('householdChange', { id: one.id })}
        />
      ))}
    </Card>
  );
}

/** What was done in the village, the newest first, and the way to the next. */
export function HouseholdChanges() {
  const list = useVillagePages(householdChangeRoutes.householdChanges, {});
  const maySplit = useMay('households.split');
  return (
    <>
      <View className="note">{t.lead}</View>
      <Waiting />
      <Paged of={list} empty={<Empty icon="house" title={t.empty} body={t.emptyNote} />}>
        {items => (
          <Card flush>
            {items.map(one => (
              <Entry
                key={one.id}
                lead={<Pictogram icon="house" />}
                title={t.rowTitle(one)}
                body={t.rowBody(one)}
                when={sayWhen(one.at)}
                onPress={() => go.to('householdChange', { id: one.id })}
              />
            ))}
          </Card>
        )}
      </Paged>
      {maySplit && (
        <>
          <Button kind="quiet" block icon="people" onPress={() => go.to('mergeForm')}>
            {m.start}
          </Button>
          <View className="float-foot">
            <Button block size="big" icon="plus" onPress={() => go.to('splitForm')}>
              {t.start}
            </Button>
          </View>
        </>
      )}
    </>
  );
}
