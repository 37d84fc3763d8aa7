import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import { Pressable } from '../a11y/pressable';
import './list.scss';

interface Props<T extends string> {
  label: string;
  options: readonly { readonly value: T; readonly text: string }[];
  value: T;
  onChange: (value: T) => void;
  /** Many options run off to the right instead of sharing the width. */
  scroll?: boolean;
}

export function Segmented<T extends string>({ label, options, value, onChange, scroll }: Props<T>) {
  return (
    <View className={scroll ? 'chips' : 'segmented'} {...aria({ role: 'tablist', label })}>
      {options.map(option => (
        <Pressable
          key={option.value}
          role="tab"
          className={
            scroll
              ? `chip ${option.value === value ? 'chip--on' : ''}`
              : `segmented__one ${option.value === value ? 'segmented__one--on' : ''}`
          }
          selected={option.value === value}
          onPress={() => onChange(option.value)}
        >
          {option.text}
        </Pressable>
      ))}
    </View>
  );
}
