import { identityRoutes, PERSON_NAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, SearchField } from '@/ui';
import { PersonChoice } from './person-choice';

const FOUND_SHOWN = 10;

/** The name on the roster is not always the one people go by. */
export function RosterSearch({ chosen, onChoose }: { chosen: string | undefined; onChoose: (personId: string) => void }) {
  const [name, setName] = useState('');
  const wanted = useSettled(name.trim());
  const found = useVillageCall(identityRoutes.listPeople, { query: { name: wanted, limit: FOUND_SHOWN } }, { enabled: wanted !== '' });
  const free = (found.data?.items ?? []).filter(person => !person.hasAccount);
  return (
    <View>
      <SearchField name="roster" label={texts.work.rosterSearch} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <ErrorNote error={found.error} />
      {wanted !== '' && found.data && free.length === 0 && <View className="note">{texts.work.rosterNone}</View>}
      <PersonChoice people={wanted === '' ? [] : free} chosen={chosen} onChoose={onChoose} />
    </View>
  );
}
