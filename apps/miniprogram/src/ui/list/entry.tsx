import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Pressable } from '../a11y/pressable';
import { Icon } from '../icon/icon';
import { bind } from './bind';
import { Parts } from './parts';
import './entry.scss';

interface Props {
  /** Left: a pictogram, a face, a photo, a tick. */
  lead?: ReactNode;
  title: string;
  look?: 'strong' | 'quiet' | 'struck';
  /** Right of the title, small. */
  when?: string;
  body?: string;
  /** How much of the body a list shows; without it, all. */
  lines?: 1 | 2;
  foot?: ReactNode;
  /** Right: a figure, a button. */
  aside?: ReactNode;
  /** Its time is over. */
  late?: boolean;
  onPress?: () => void;
  /** An arrow says that a page of its own follows. */
  forward?: boolean;
  /** For entries that are ticked rather than opened. */
  choice?: { readonly role: 'checkbox' | 'radio'; readonly checked: boolean };
}

/** One thing of a list that says something by itself. What is written on it is its name: nothing is said that is not seen. */
export function Entry({ lead, title, look = 'strong', when, body, lines, foot, aside, late, onPress, forward, choice }: Props) {
  const className = `entry ${late ? 'entry--late' : ''}`;
  const inside = (
    <>
      {lead && <View className="entry__lead">{lead}</View>}
      <View className="entry__words">
        <View className="entry__head">
          <View className={`entry__title entry__title--${look}`}>{bind(title)}</View>
          {when && <View className="entry__when">{when}</View>}
        </View>
        {body !== undefined && body !== '' && (
          <View className={`entry__body ${lines ? `entry__body--${lines}` : ''}`}>
            <Parts of={body} />
          </View>
        )}
        {foot && <View className="entry__foot">{foot}</View>}
      </View>
      {aside && <View className="entry__aside">{aside}</View>}
      {forward && <Icon name="forward" size="small" className="entry__on" />}
    </>
  );
  if (!onPress) return <View className={className}>{inside}</View>;
  return (
    <Pressable className={className} onPress={onPress} {...choice}>
      {inside}
    </Pressable>
  );
}
