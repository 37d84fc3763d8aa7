import { View } from '@tarojs/components';
import { aria, FieldFrame, Icon, Pressable } from '@/ui';
import './notices.scss';

interface TicksProps<T extends string> {
  label: string;
  options: readonly { readonly value: T; readonly text: string }[];
  chosen: readonly T[];
  error?: string;
  onChange: (chosen: readonly T[]) => void;
}

/** Several of a few. */
export function Ticks<T extends string>({ label, options, chosen, error, onChange }: TicksProps<T>) {
  const toggle = (value: T) => onChange(chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value]);
  return (
    <FieldFrame label={label} error={error}>
      <View className="ticks" {...aria({ role: 'group', label })}>
        {options.map(option => {
          const on = chosen.includes(option.value);
          return (
            <Pressable
              key={option.value}
              role="checkbox"
              checked={on}
              className={`tick ${on ? 'tick--on' : ''}`}
              onPress={() => toggle(option.value)}
            >
              {on && <Icon name="check" size="small" />}
              {option.text}
            </Pressable>
          );
        })}
      </View>
    </FieldFrame>
  );
}
