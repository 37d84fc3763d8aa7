import { Text, View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import './misc.scss';

interface Props {
  value: number;
  caption?: string;
  size?: 'normal' | 'huge';
  signed?: boolean;
}

export function PointsFigure({ value, caption, size = 'normal', signed }: Props) {
  const number = `${signed && value > 0 ? '+' : ''}${value < 0 ? `−${-value}` : value}`;
  return (
    <View
      className={`points-figure points-figure--${size} ${signed && value < 0 ? 'points-figure--out' : ''}`}
      {...aria({ role: 'img', label: `${caption ?? ''}${number}${texts.points.unit}` })}
    >
      {caption && <View className="points-figure__caption">{caption}</View>}
      <View className="points-figure__line">
        <Text className="points-figure__number">{number}</Text>
        <Text className="points-figure__unit">{texts.points.unit}</Text>
      </View>
    </View>
  );
}
