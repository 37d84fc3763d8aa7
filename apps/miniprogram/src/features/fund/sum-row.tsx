import { View } from '@tarojs/components';
import './fund.scss';

/** A name and what it comes to. `sum`: the line that the others add up to. */
export function SumRow({ name, value, note, sum }: { name: string; value: string; note?: string; sum?: boolean }) {
  return (
    <View className={`sum-row ${sum ? 'sum-row--sum' : ''}`}>
      <View className="sum-row__name">{name}</View>
      <View className="sum-row__value">{value}</View>
      {note && <View className="sum-row__note">{note}</View>}
    </View>
  );
}
