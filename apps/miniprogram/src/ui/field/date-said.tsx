import { sayCalendarDay } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Icon } from '../icon/icon';

/** The day as people say it, or that one is to be chosen. */
export function DateSaid({ value }: { value: string }) {
  return (
    <>
      <View className={`date-input__said ${value === '' ? 'date-input__said--none' : ''}`}>
        {value === '' ? texts.common.pickDay : sayCalendarDay(value)}
      </View>
      <Icon name="calendar" className="date-input__icon" />
    </>
  );
}
