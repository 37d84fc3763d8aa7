import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';
import type { Tone } from './tag';
import './pictogram.scss';

interface Props {
  icon: IconName;
  tone?: Tone;
  /** `photo`: as large as a thumbnail, in whose place it stands. */
  size?: 'normal' | 'big' | 'photo';
  /** A dot at the corner, with the word it stands for. */
  dot?: string;
}

/** What a thing is about, seen before it is read: a pictogram on a soft ground of its tone. */
export function Pictogram({ icon, tone = 'leaf', size = 'normal', dot }: Props) {
  return (
    <View className={`pictogram pictogram--${tone} pictogram--${size}`}>
      <Icon name={icon} size={size === 'normal' ? 'normal' : 'big'} />
      {dot && <View className="pictogram__dot" {...aria({ role: 'img', label: dot })} />}
    </View>
  );
}
