import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import type { IconName } from './icon-names';
import './icon.scss';
import './icons.scss';

interface Props {
  name: IconName;
  size?: 'small' | 'normal' | 'big' | 'huge';
  className?: string;
}

/** A pictogram in the colour of its text. Never alone: the words stand beside it, so it is silent to a screen reader. */
export function Icon({ name, size = 'normal', className = '' }: Props) {
  return <View className={`icon icon--${size} icon--${name} ${className}`} {...aria({ hidden: true })} />;
}
