import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import { Pressable } from '../a11y/pressable';
import type { IconName } from '../icon/icon-names';
import { bind } from './bind';
import { Pictogram } from './pictogram';
import './list.scss';
import './switch.scss';

interface Props {
  title: string;
  note?: string;
  icon?: IconName;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A setting that is on or off, with what it does below its name. */
export function SwitchRow({ title, note, icon, on, onChange }: Props) {
  return (
    <Pressable role="switch" checked={on} className="list-row" onPress={() => onChange(!on)}>
      {icon && (
        <View className="list-row__lead">
          <Pictogram icon={icon} />
        </View>
      )}
      <View className="list-row__words">
        <View className="list-row__title">{title}</View>
        {note && <View className="list-row__note">{bind(note)}</View>}
      </View>
      <View className={`switch ${on ? 'switch--on' : ''}`} {...aria({ hidden: true })}>
        <View className="switch__knob" />
      </View>
    </Pressable>
  );
}
