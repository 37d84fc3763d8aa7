import { Text, View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria } from '@/ui';
import './sealed.scss';

const GROUP_LETTERS = 4;

/** Sixty-four letters that two people can read to each other. */
export function Fingerprint({ root }: { root: string }) {
  const groups = root.match(new RegExp(`.{1,${GROUP_LETTERS}}`, 'g')) ?? [];
  return (
    <View className="fingerprint" {...aria({ role: 'img', label: `${texts.sealedBook.fingerprint} ${root}` })}>
      {groups.map((group, n) => (
        <Text key={n} className="fingerprint__group">
          {group}
        </Text>
      ))}
    </View>
  );
}
