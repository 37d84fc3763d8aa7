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
  /** In a form all of them are seen at once: they go on in the next line. */
  wrap?: boolean;
}

export function Segmented<T extends string>({ label, options, value, onChange, scroll, wrap }: Props<T>) {
  const chips = scroll || wrap;
  return (
    <View className={chips ? `chips ${wrap ? 'chips--wrap' : ''}` : 'segmented'} {...aria({ role: 'tablist', label })}>
      {options.map(option => (
        <Pressable
          key={option.value}
          role="tab"
          className={
            chips
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
