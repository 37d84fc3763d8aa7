import { identityRoutes, PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, FieldFrame, ListRow, LoadMore, SearchField, Segmented, Skeleton } from '@/ui';
import type { Whom } from './use-record-deed';

const t = texts.recording;
const EVERY_GROUP = '';
type Kind = keyof typeof t.kinds;
const KINDS = [
  { value: 'member', text: t.kinds.member },
  { value: 'household', text: t.kinds.household },
] as const;

interface Found {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly whom: Whom;
}

/** By group, by name, or both: somebody, or a household as a whole. */
function useFound(kind: Kind, name: string, groupId: string) {
  const query = { name: name === '' ? undefined : name, groupId: groupId === EVERY_GROUP ? undefined : groupId };
  const asked = name !== '' || groupId !== EVERY_GROUP;
  const people = useVillagePages(identityRoutes.listPeople, { query }, { enabled: asked && kind === 'member' });
  const households = useVillagePages(identityRoutes.listHouseholds, { query }, { enabled: asked && kind === 'household' });
  const members = people.items.flatMap(({ id, name: title, householdId, householdName, groupName }): Found[] =>
    householdId === null
      ? []
      : [
          {
            key: id,
            title,
            note: [groupName, householdName].filter(Boolean).join(' · '),
            whom: { householdId, memberId: id, words: t.member(title, householdName ?? '') },
          },
        ],
  );
  const whole = households.items.map((one): Found => ({
    key: one.id,
    title: one.name,
    note: one.groupName ?? '',
    whom: { householdId: one.id, words: t.household(one.name) },
  }));
  const list = kind === 'member' ? people : households;
  return { asked, found: kind === 'member' ? members : whole, list };
}

function Search({ onChoose }: { onChoose: (whom: Whom) => void }) {
  const [kind, setKind] = useState<Kind>('member');
  const [name, setName] = useState('');
  const [groupId, setGroupId] = useState(EVERY_GROUP);
  const village = useVillageCall(identityRoutes.villageHome, {});
  const groups = village.data?.groups ?? [];
  const { asked, found, list } = useFound(kind, useSettled(name.trim()), groupId);
  const label = kind === 'member' ? t.search : t.searchHousehold;
  return (
    <>
      <Segmented<Kind> label={t.whose} options={KINDS} value={kind} onChange={setKind} />
      {groups.length > 1 && (
        <Segmented
          scroll
          label={t.group}
          options={[{ value: EVERY_GROUP, text: t.allGroups }, ...groups.map(group => ({ value: group.id, text: group.name }))]}
          value={groupId}
          onChange={setGroupId}
        />
      )}
      <SearchField name="whom" label={label} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <ErrorNote error={list.error} />
      {asked && list.loading && <Skeleton rows={3} />}
      {asked && !list.loading && !list.error && found.length === 0 && <View className="note">{t.none}</View>}
      {asked && found.map(one => <ListRow key={one.key} title={one.title} note={one.note} onPress={() => onChoose(one.whom)} />)}
      {asked && <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />}
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
