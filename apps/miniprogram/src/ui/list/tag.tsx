import { View } from '@tarojs/components';
import './list.scss';

export type Tone = 'leaf' | 'festive' | 'gold' | 'sky' | 'plain';

export function Tag({ children, tone = 'plain' }: { children: string; tone?: Tone }) {
  return <View className={`tag tag--${tone}`}>{children}</View>;
}
