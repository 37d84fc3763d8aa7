import { identityRoutes, PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Entry, Paged, Pictogram, SearchField, Segmented } from '@/ui';
import { PrintCards } from './print-cards';

const t = texts.roster;
const EVERY_GROUP = '';

/** The whole roster, household by household, by the name of anybody in it and by group. */
export function RosterHouseholds() {
  const [name, setName] = useState('');
  const [groupId, setGroupId] = useState(EVERY_GROUP);
  const wanted = useSettled(name.trim());
  const [mayManage, mayReadChanges] = [useMay('roster.manage'), useMay('roster.changes.read')];
  const mayPrint = useMay('households.cards.print');
  const village = useVillageCall(identityRoutes.villageHome, {});
  const list = useVillagePages(identityRoutes.listHouseholds, {
    query: { name: wanted === '' ? undefined : wanted, groupId: groupId === EVERY_GROUP ? undefined : groupId },
  });
  const groups = village.data?.groups ?? [];
  return (
    <>
      <View className="note">{mayManage ? t.lead : t.leadReader}</View>
      {mayManage && (
        <View className="spaced">
          <Button block size="big" icon="plus" onPress={() => go.to('rosterForm')}>
            {t.addHousehold}
          </Button>
        </View>
      )}
      <SearchField name="household" label={t.search} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      {groups.length > 1 && (
        <Segmented
          scroll
          label={t.group}
          options={[{ value: EVERY_GROUP, text: t.everyGroup }, ...groups.map(group => ({ value: group.id, text: group.name }))]}
          value={groupId}
          onChange={setGroupId}
        />
      )}
      <Paged of={list} empty={<Empty icon="house" title={t.none} body={t.noneNote} />}>
        {items => (
          <Card flush>
            {items.map(one => (
              <Entry
                key={one.id}
                lead={<Pictogram icon="house" />}
                title={one.name}
                body={[one.groupName, t.members(one.memberCount), one.foundName === null ? '' : texts.people.foundInside(one.foundName)]
                  .filter(Boolean)
                  .join(' · ')}
                forward
                onPress={() => go.to('rosterHousehold', { id: one.id })}
              />
            ))}
          </Card>
        )}
      </Paged>
      {mayPrint && (
        <PrintCards groupId={groupId === EVERY_GROUP ? undefined : groupId} groupName={groups.find(one => one.id === groupId)?.name} />
      )}
      {mayReadChanges && (
        <Button kind="quiet" block icon="statement" onPress={() => go.to('rosterChanges')}>
          {t.changes}
        </Button>
      )}
    </>
  );
}
