import { View } from '@tarojs/components';
import { Pressable } from '../a11y/pressable';
import './quick-words.scss';

interface Props {
  words: readonly string[];
  onChoose: (words: string) => void;
}

/** What is written most, above the field that it fills: a tap, and it may be changed there. */
export function QuickWords({ words, onChoose }: Props) {
  return (
    <View className="quick-words">
      {words.map(one => (
        <Pressable key={one} className="quick-words__one" onPress={() => onChoose(one)}>
          {one}
        </Pressable>
      ))}
    </View>
  );
}
