import { householdChangeRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Entry, Paged, Pictogram } from '@/ui';

const t = texts.households;

/** What was done in the village, the newest first, and the way to the next. */
export function HouseholdChanges() {
  const list = useVillagePages(householdChangeRoutes.householdChanges, {});
  const maySplit = useMay('households.split');
  return (
    <>
      <View className="note">{t.lead}</View>
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
        <View className="float-foot">
          <Button block size="big" icon="plus" onPress={() => go.to('splitForm')}>
            {t.start}
          </Button>
        </View>
      )}
    </>
  );
}
