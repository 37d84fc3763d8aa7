import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import './feedback.scss';

/** The shape of what is coming. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <View {...aria({ role: 'status', label: texts.common.loading })}>
      {Array.from({ length: rows }, (_none, index) => (
        <View key={index} className="skeleton">
          <View className="skeleton__disc" />
          <View className="skeleton__lines">
            <View className="skeleton__line" />
            <View className="skeleton__line skeleton__line--short" />
          </View>
        </View>
      ))}
    </View>
  );
}
