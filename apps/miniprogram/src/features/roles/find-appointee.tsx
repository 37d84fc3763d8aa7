import { identityRoutes, PERSON_NAME_MAX_CHARS, roleTitles, type PersonListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { useMembership } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Entry, ErrorNote, FieldFrame, SearchField, TickBox } from '@/ui';

const t = texts.roles;
const FOUND_SHOWN = 8;
const DERIVED: readonly string[] = ['villager', 'household_head'];

const about = (one: PersonListItem): string =>
  [
    one.groupName,
    one.householdName,
    ...one.roles.filter(role => !DERIVED.includes(role)).map(role => roleTitles[role]),
    one.hasAccount ? '' : t.noAccount,
  ]
    .filter(Boolean)
    .join(' · ');

interface Props {
  chosen: PersonListItem | undefined;
  error?: string;
  onChange: (person: PersonListItem | undefined) => void;
}

/** Somebody of the roster, with what they are already; whoever has no account is seen, and cannot be chosen, nor can oneself. */
export function FindAppointee({ chosen, error, onChange }: Props) {
  const [name, look] = useState('');
  const myId = useMembership()?.personId;
  const asked = useSettled(name.trim());
  const people = useVillageCall(identityRoutes.listPeople, { query: { name: asked, limit: FOUND_SHOWN } }, { enabled: asked !== '' });
  const found = name.trim() === '' ? undefined : people.data?.items;
  return (
    <FieldFrame label={t.person} hint={t.personHint} error={error}>
      {chosen ? (
        <Entry
          look="quiet"
          lead={<TickBox round on />}
          title={chosen.name}
          body={about(chosen)}
          aside={
            <Button kind="plain" size="small" label={texts.helpers.changeLabel(t.person, chosen.name)} onPress={() => onChange(undefined)}>
              {texts.helpers.change}
            </Button>
          }
        />
      ) : (
        <SearchField
          name="appointee"
          placeholder={texts.helpers.searchPerson}
          label={`${t.person}：${texts.helpers.searchPerson}`}
          value={name}
          onChange={look}
          maxChars={PERSON_NAME_MAX_CHARS}
        />
      )}
      <ErrorNote error={people.error} />
      {!chosen && found?.length === 0 && <View className="note">{texts.helpers.searchNone}</View>}
      {!chosen &&
        found?.map(one => (
          <Entry
            key={one.id}
            look="quiet"
            lead={<TickBox round on={false} />}
            title={one.name}
            body={one.id === myId ? t.personYourself : about(one)}
            {...(one.hasAccount && one.id !== myId
              ? {
                  onPress: () => {
                    onChange(one);
                    look('');
                  },
                  choice: { role: 'radio' as const, checked: false },
                }
              : {})}
          />
        ))}
    </FieldFrame>
  );
}
