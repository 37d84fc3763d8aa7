import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Icon, Pressable } from '@/ui';
import './store.scss';

interface Props {
  name: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

export function Stepper({ name, value, min, max, onChange }: Props) {
  return (
    <View className="stepper">
      <Pressable
        className={`stepper__button ${value <= min ? 'stepper__button--off' : ''}`}
        disabled={value <= min}
        onPress={() => onChange(value - 1)}
        label={`${name}：${texts.store.less}`}
      >
        <Icon name="minus" />
      </Pressable>
      <View className="stepper__number">{String(value)}</View>
      <Pressable
        className={`stepper__button ${value >= max ? 'stepper__button--off' : ''}`}
        disabled={value >= max}
        onPress={() => onChange(value + 1)}
        label={`${name}：${texts.store.plus}`}
      >
        <Icon name="plus" />
      </Pressable>
    </View>
  );
}
