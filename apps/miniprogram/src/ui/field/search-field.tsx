import { View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import { Pressable } from '../a11y/pressable';
import * as texts from '@/texts/zh-CN';
import { TextInput } from './text-input';
import './field.scss';

interface Props {
  name: string;
  label: string;
  /** Where the label is too long for the field. */
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  maxChars: number;
}

export function SearchField({ name, label, placeholder = label, value, onChange, maxChars }: Props) {
  return (
    <View className="search-field">
      <Icon name="search" className="search-field__icon" />
      <TextInput kind="search" name={name} label={label} placeholder={placeholder} value={value} onChange={onChange} maxChars={maxChars} />
      {value !== '' && (
        <Pressable className="search-field__clear" label={texts.common.clear} onPress={() => onChange('')}>
          <Icon name="close" size="small" />
        </Pressable>
      )}
    </View>
  );
}
