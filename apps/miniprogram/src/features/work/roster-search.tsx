import { PERSON_NAME_MAX_CHARS, type PersonListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { FoundList } from '@/features/people/found-list';
import { useRoster } from '@/features/people/use-roster';
import * as texts from '@/texts/zh-CN';
import { SearchField } from '@/ui';
import { PersonChoice } from './person-choice';

interface Props {
  chosen: string | undefined;
  onChoose: (person: PersonListItem) => void;
}

/** The name on the roster is not always the one people go by. */
export function RosterSearch({ chosen, onChoose }: Props) {
  const [name, setName] = useState('');
  const search = useRoster('person', name);
  const free = search.people.filter(person => !person.hasAccount);
  return (
    <View>
      <SearchField name="roster" label={texts.work.rosterSearch} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <FoundList search={search} offered={free} none={texts.work.rosterNone}>
        {people => <PersonChoice people={people} chosen={chosen} onChoose={onChoose} />}
      </FoundList>
    </View>
  );
}
