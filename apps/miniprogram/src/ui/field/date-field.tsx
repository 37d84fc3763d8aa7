import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';
import { DateInput } from './date-input';
import type { DateInputProps } from './date-input.types';
import { FieldFrame } from './field';
import './field.scss';

interface Props extends Omit<DateInputProps, 'invalid'> {
  hint?: string;
  error?: string;
  /** A day that need not be told can also be taken away again. */
  optional?: string;
}

/** A day is chosen with the phone's own picker, never typed. */
export function DateField({ hint, error, optional, ...input }: Props) {
  return (
    <FieldFrame label={input.label} hint={hint} error={error} optional={optional}>
      <View className="field__box field__box--day">
        <DateInput {...input} invalid={error !== undefined} />
        {optional !== undefined && input.value !== '' && (
          <Pressable className="date-input__clear" label={texts.common.clearOf(input.label)} onPress={() => input.onChange('')}>
            <Icon name="close" size="small" />
          </Pressable>
        )}
      </View>
    </FieldFrame>
  );
}
