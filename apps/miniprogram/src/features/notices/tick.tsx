import { View } from '@tarojs/components';
import { texts } from '@/texts/zh-CN';
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
              label={option.text}
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

export function SwitchRow({ title, note, on, onChange }: { title: string; note: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Pressable
      role="switch"
      checked={on}
      className="switch-row"
      label={`${title}，${on ? texts.publish.on : texts.publish.off}`}
      onPress={() => onChange(!on)}
    >
      <View className="switch-row__words">
        <View className="switch-row__title">{title}</View>
        <View className="switch-row__note">{note}</View>
      </View>
      <View className={`switch-row__track ${on ? 'switch-row__track--on' : ''}`} {...aria({ hidden: true })}>
        <View className="switch-row__knob" />
      </View>
    </Pressable>
  );
}
