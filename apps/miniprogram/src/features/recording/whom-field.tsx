import { PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { FoundList } from '@/features/people/found-list';
import { GroupFilter } from '@/features/people/group-filter';
import { useRoster, type Found } from '@/features/people/use-roster';
import * as texts from '@/texts/zh-CN';
import { Button, Card, FieldFrame, ListRow, SearchField, Segmented } from '@/ui';
import type { Whom } from './use-record-deed';

const t = texts.recording;
type Kind = keyof typeof t.kinds;
const KINDS = [
  { value: 'member', text: t.kinds.member },
  { value: 'household', text: t.kinds.household },
] as const;

const whomOf = (kind: Kind, { id, name, household }: Found): Whom | null =>
  household &&
  (kind === 'household'
    ? { householdId: id, words: t.household(name) }
    : { householdId: household.id, memberId: id, words: t.member(name, household.name) });

function Search({ onChoose }: { onChoose: (whom: Whom) => void }) {
  const [kind, setKind] = useState<Kind>('member');
  const [name, setName] = useState('');
  const [groupId, setGroupId] = useState<string>();
  const search = useRoster(kind === 'member' ? 'person' : 'household', name, { groupId });
  const offered = search.found.filter(one => one.household !== null);
  const label = kind === 'member' ? t.search : t.searchHousehold;
  return (
    <>
      <Segmented<Kind> label={t.whose} options={KINDS} value={kind} onChange={setKind} />
      <GroupFilter label={t.group} all={t.allGroups} value={groupId} onChange={setGroupId} />
      <SearchField name="whom" label={label} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <FoundList search={search} offered={offered} none={t.none}>
        {found =>
          found.map(one => {
            const whom = whomOf(kind, one);
            return whom && <ListRow key={one.id} title={one.name} note={one.note} onPress={() => onChoose(whom)} />;
          })
        }
      </FoundList>
    </>
  );
}

export function WhomField({ whom, error, onChange }: { whom: Whom | null; error?: string; onChange: (whom: Whom | null) => void }) {
  return (
    <Card>
      <FieldFrame label={t.whose} error={error}>
        {whom ? (
          <View className="row">
            <View className="paragraph">{whom.words}</View>
            <Button kind="plain" size="small" onPress={() => onChange(null)}>
              {t.change}
            </Button>
          </View>
        ) : (
          <Search onChoose={onChange} />
        )}
      </FieldFrame>
    </Card>
  );
}
