import { identityRoutes, PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { GroupFilter } from '@/features/people/group-filter';
import { useCounter } from './counter-store';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Avatar, Card, Empty, Heading, ListRow, Paged, SearchField } from '@/ui';

/** For whoever has neither phone nor card with them. */
export function HouseholdFinder() {
  const [name, setName] = useState('');
  const [groupId, setGroupId] = useState<string>();
  const wanted = useSettled(name.trim());
  const found = useVillagePages(identityRoutes.listHouseholds, {
    query: { name: wanted === '' ? undefined : wanted, groupId },
  });
  const open = (householdId: string) => {
    useCounter.setState({ household: undefined });
    go.to('counterHousehold', { id: householdId });
  };
  return (
    <View>
      <View className="lead">
        <Heading>{texts.counter.find}</Heading>
      </View>
      <SearchField name="household" label={texts.counter.findLabel} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <GroupFilter label={texts.counter.groupLabel} all={texts.common.all} value={groupId} onChange={setGroupId} />
      <Paged of={found} rows={4} empty={<Empty icon="search" title={texts.counter.findEmpty} body={texts.counter.findEmptyNote} />}>
        {items => (
          <Card flush>
            {items.map(household => (
              <ListRow
                key={household.id}
                lead={<Avatar name={household.name} />}
                title={household.name}
                note={[household.groupName, texts.counter.members(household.memberCount)].filter(Boolean).join(' · ')}
                onPress={() => open(household.id)}
              />
            ))}
          </Card>
        )}
      </Paged>
    </View>
  );
}
