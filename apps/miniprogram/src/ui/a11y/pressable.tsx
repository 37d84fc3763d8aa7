import { View } from '@tarojs/components';
import type { CSSProperties, ReactNode } from 'react';
import { aria } from './aria';
import type { Role } from './aria.types';
import { press } from './press';

interface Props {
  onPress: () => void;
  /** Wanted where the children are not the words somebody should hear. */
  label?: string;
  role?: Role;
  className?: string;
  style?: CSSProperties;
  disabled?: boolean;
  selected?: boolean;
  checked?: boolean;
  expanded?: boolean;
  children?: ReactNode;
}

/** Everything that can be tapped goes through here, so that nothing tappable is without role, name and focus. */
export function Pressable({
  onPress,
  label,
  role = 'button',
  className = '',
  style,
  disabled,
  selected,
  checked,
  expanded,
  children,
}: Props) {
  return (
    <View
      className={`pressable ${disabled ? 'pressable--off' : ''} ${className}`}
      style={style}
      hoverClass={disabled ? 'none' : 'pressable--down'}
      {...aria({ role, label, disabled, selected, checked, expanded })}
      {...press(disabled ? undefined : onPress)}
    >
      {children}
    </View>
  );
}
