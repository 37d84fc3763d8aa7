import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';
import { bind } from './bind';
import { Parts } from './parts';
import { Pictogram } from './pictogram';
import './list.scss';

interface Props {
  title: string;
  note?: string;
  icon?: IconName;
  lead?: ReactNode;
  /** Right of the words: a figure, a tag. */
  value?: ReactNode;
  onPress?: () => void;
}

export function ListRow({ title, note, icon, lead, value, onPress }: Props) {
  const inside = (
    <>
      {icon && (
        <View className="list-row__lead">
          <Pictogram icon={icon} />
        </View>
      )}
      {lead && <View className="list-row__lead">{lead}</View>}
      <View className="list-row__middle">
        <View className="list-row__words">
          <View className="list-row__title">{bind(title)}</View>
          {note && (
            <View className="list-row__note">
              <Parts of={note} />
            </View>
          )}
        </View>
        {value !== undefined && <View className="list-row__value">{value}</View>}
      </View>
      {onPress && <Icon name="forward" size="small" className="list-row__on" />}
    </>
  );
  if (!onPress) return <View className="list-row">{inside}</View>;
  return (
    <Pressable className="list-row" onPress={onPress}>
      {inside}
    </Pressable>
  );
}
