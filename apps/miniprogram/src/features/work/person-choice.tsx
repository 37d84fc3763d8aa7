import type { PersonListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { texts } from '@/texts/zh-CN';
import { Icon, Pressable } from '@/ui';
import './work.scss';

interface Props {
  people: readonly PersonListItem[];
  chosen: string | undefined;
  onChoose: (personId: string) => void;
}

export function PersonChoice({ people, chosen, onChoose }: Props) {
  return (
    <View>
      {people.map(person => (
        <Pressable
          key={person.id}
          className="tick-row"
          role="radio"
          checked={person.id === chosen}
          onPress={() => onChoose(person.id)}
          label={texts.work.candidate(person.name, person.householdName ?? '', person.groupName ?? '')}
        >
          <View className={`tick-row__box ${person.id === chosen ? 'tick-row__box--on' : ''}`}>
            <Icon name="check" size="small" />
          </View>
          <View className="tick-row__words">
            <View className="tick-row__title">{person.name}</View>
            <View className="tick-row__note">
              {[person.groupName, person.householdName, person.phoneMasked].filter(Boolean).join(' · ')}
            </View>
          </View>
        </Pressable>
      ))}
    </View>
  );
}
