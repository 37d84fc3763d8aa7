import type { PersonListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { Entry, TickBox } from '@/ui';

interface Props {
  people: readonly PersonListItem[];
  chosen: string | undefined;
  onChoose: (person: PersonListItem) => void;
}

export function PersonChoice({ people, chosen, onChoose }: Props) {
  return (
    <View>
      {people.map(person => (
        <Entry
          key={person.id}
          lead={<TickBox round on={person.id === chosen} />}
          title={person.name}
          body={[person.groupName, person.householdName, person.phoneMasked].filter(Boolean).join(' · ')}
          onPress={() => onChoose(person)}
          choice={{ role: 'radio', checked: person.id === chosen }}
        />
      ))}
    </View>
  );
}
