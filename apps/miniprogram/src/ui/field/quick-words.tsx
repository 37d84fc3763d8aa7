import { View } from '@tarojs/components';
import { Pressable } from '../a11y/pressable';
import './quick-words.scss';

interface Props {
  words: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

const BETWEEN = '，';

/** What is written most, below the field that it goes into: a tap puts it behind what stands there, another takes it out again. */
export function QuickWords({ words, value, onChange }: Props) {
  const parts = value.split(BETWEEN).filter(part => part.trim() !== '');
  const toggle = (one: string) => onChange((parts.includes(one) ? parts.filter(part => part !== one) : [...parts, one]).join(BETWEEN));
  return (
    <View className="quick-words">
      {words.map(one => (
        <Pressable key={one} className="quick-words__one" onPress={() => toggle(one)}>
          {one}
        </Pressable>
      ))}
    </View>
  );
}
