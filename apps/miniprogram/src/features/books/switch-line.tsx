import { View } from '@tarojs/components';
import { aria, Pressable } from '@/ui';
import './books.scss';

interface Props {
  title: string;
  /** What it does, in plain words. */
  note: string;
  on: boolean;
  busy?: boolean;
  onChange: (on: boolean) => void;
}

/** A choice between yes and no that takes effect at once. */
export function SwitchLine({ title, note, on, busy, onChange }: Props) {
  return (
    <Pressable className="switch-line" role="switch" checked={on} disabled={busy} label={title} onPress={() => onChange(!on)}>
      <View className="switch-line__words">
        <View>{title}</View>
        <View className="switch-line__note">{note}</View>
      </View>
      <View className={`switch-line__track ${on ? 'switch-line__track--on' : ''}`} {...aria({ hidden: true })}>
        <View className="switch-line__knob" />
      </View>
    </Pressable>
  );
}
