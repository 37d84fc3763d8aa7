import { householdChangeRoutes, householdDocumentTitles, type HouseholdChangeView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { sayDay } from '@/formats/calendar-day';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow, Loaded, PhotoRow } from '@/ui';

const t = texts.households;

function Change({ one }: { one: HouseholdChangeView }) {
  return (
    <>
      <Card flush>
        <ListRow icon="house" title={one.fromHouseholdName} note={t.from} />
        <ListRow icon="house" title={one.toHouseholdName} note={t.to} />
        <ListRow icon="people" title={t.names(one.personNames)} note={t.who} />
        <ListRow icon="points" title={t.points(one.points)} note={t.moved} />
      </Card>
      <Card title={t.document}>
        <View className="paragraph">
          {t.documentWords(householdDocumentTitles[one.document], sayDay(one.documentDay), one.documentNumber)}
        </View>
        <View className="stack">
          <PhotoRow photos={one.photos} large />
        </View>
      </Card>
      <Card title={t.reason}>
        <View className="paragraph">{one.reason}</View>
        <View className="note stack">{t.recordedBy(one.recordedByRole ?? '', sayWhen(one.at))}</View>
      </Card>
      <View className="note">{t.wrong}</View>
    </>
  );
}

/** The same page for both households and for those in office. */
export function HouseholdChangeById({ id }: { id: string }) {
  const found = useVillageCall(householdChangeRoutes.householdChange, { params: { changeId: id } }, { enabled: id !== '' });
  return (
    <Loaded of={found} rows={5}>
      {one => <Change one={one} />}
    </Loaded>
  );
}
