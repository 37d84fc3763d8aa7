import { panelRoutes, PERSON_NAME_MAX_CHARS, pointsRoutes, type RelativeHousehold } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, Empty, ErrorNote, ListRow, Loaded, SearchField, toast } from '@/ui';

const t = texts.relatives;
const place = (one: RelativeHousehold): string => [one.groupName, one.householdName].filter(Boolean).join(' ');

/** 亲属回避: found by a name, declared with one tap. */
export function Relatives() {
  const mine = useVillageCall(panelRoutes.relatives, {});
  const [name, setName] = useState('');
  const wanted = useSettled(name.trim());
  const found = useVillageCall(panelRoutes.findRelatives, { query: { name: wanted } }, { enabled: wanted !== '' });
  const declare = useCommand(panelRoutes.declareRelative, {
    refetches: [panelRoutes.relatives, pointsRoutes.queue, panelRoutes.panelQueue],
  });
  const declared = (mine.data?.households ?? []).map(one => one.householdId);
  const fresh = wanted === '' ? [] : (found.data?.households ?? []).filter(one => !declared.includes(one.householdId));
  const add = (one: RelativeHousehold) => {
    declare.run({ body: { householdId: one.householdId, related: true } });
    setName('');
    toast(t.added, 'done');
  };
  const remove = async (one: RelativeHousehold) => {
    if (await confirm({ title: t.removeTitle, body: t.removeBody(place(one)), action: t.remove, danger: true }))
      declare.run({ body: { householdId: one.householdId, related: false } });
  };
  return (
    <>
      <View className="note">{t.lead}</View>
      <SearchField name="relative" label={t.search} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <ErrorNote error={declare.error} />
      {wanted !== '' && found.data && fresh.length === 0 && <View className="note">{t.none}</View>}
      {fresh.length > 0 && (
        <Card flush>
          {fresh.map(one => (
            <ListRow
              key={one.householdId}
              title={place(one)}
              note={t.people(one.memberNames.join('、'))}
              value={
                <Button kind="quiet" size="small" busy={declare.busy} label={t.addLabel(place(one))} onPress={() => add(one)}>
                  {t.add}
                </Button>
              }
            />
          ))}
        </Card>
      )}
      <Loaded of={mine} rows={3}>
        {({ households }) => (
          <Card title={t.mine} flush>
            {households.length === 0 && <Empty icon="people" title={t.mineEmpty} body={t.mineEmptyNote} />}
            {households.map(one => (
              <ListRow
                key={one.householdId}
                icon="house"
                title={place(one)}
                note={t.people(one.memberNames.join('、'))}
                value={
                  <Button kind="plain" size="small" busy={declare.busy} label={t.removeLabel(place(one))} onPress={() => void remove(one)}>
                    {t.remove}
                  </Button>
                }
              />
            ))}
          </Card>
        )}
      </Loaded>
    </>
  );
}
