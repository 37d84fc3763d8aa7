import { sayCalendarDay } from '@jishan/contracts';
import { Picker, View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria } from '../a11y/aria';
import { DateSaid } from './date-said';
import type { DateInputProps } from './date-input.types';

export function DateInput({ name, label, value, onChange, from, until }: DateInputProps) {
  return (
    <Picker
      mode="date"
      name={name}
      value={value}
      {...(from ? { start: from } : {})}
      {...(until ? { end: until } : {})}
      onChange={event => onChange(event.detail.value)}
    >
      <View className="date-input" {...aria({ role: 'button', label: `${label}：${sayCalendarDay(value) || texts.common.pickDay}` })}>
        <DateSaid value={value} />
      </View>
    </Picker>
  );
}
