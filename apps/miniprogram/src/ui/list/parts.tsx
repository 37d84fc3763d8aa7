import { Text, View } from '@tarojs/components';
import { bind } from './bind';

const BETWEEN = ' · ';

/** Short facts in a row, `1组 · 罗晓燕 · 11月6日`: a line breaks between them, not within one, and neither ends nor begins with the dot. */
export function Parts({ of }: { of: string }) {
  const parts = of.split(BETWEEN);
  if (parts.length === 1) return <>{bind(of)}</>;
  return (
    <View className="parts">
      <View className="parts__in">
        {parts.map((part, place) => (
          <Text key={place} className="part">
            {place > 0 && <Text className="part__dot">{BETWEEN}</Text>}
            {bind(part)}
          </Text>
        ))}
      </View>
    </View>
  );
}
