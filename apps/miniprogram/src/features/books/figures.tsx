import type { BookFigures } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import './books.scss';

export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** What did not happen is left out, except where a line would have no sum. */
export function figuresOf(of: BookFigures): Figure[] {
  const all: (Figure & { always: boolean })[] = [
    { name: texts.book.opening, value: String(of.opening), always: true },
    { name: texts.book.earned, value: String(of.earned), always: true },
    { name: texts.book.spent, value: String(of.spent), always: true },
    { name: texts.book.expired, value: String(of.expired), always: false },
    { name: texts.book.adjusted, value: String(of.adjusted), always: false },
    { name: texts.book.closing, value: String(of.closing), always: true },
  ];
  return all.filter(figure => figure.always || figure.value !== '0').map(({ name, value }) => ({ name, value }));
}

/** Four stand in one row, not three and one. */
const FOUR = 4;

export function Figures({ of }: { of: readonly Figure[] }) {
  return (
    <View className={`figures ${of.length === FOUR ? 'figures--four' : ''}`}>
      {of.map(({ name, value }) => (
        <View key={name} className="figures__one">
          <View className="figures__number">
            {value}
            <Text className="figures__unit">{texts.points.unit}</Text>
          </View>
          <View className="figures__name">{name}</View>
        </View>
      ))}
    </View>
  );
}
