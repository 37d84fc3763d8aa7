import { Text, View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';
import { Pressable } from '../a11y/pressable';
import './button.scss';

interface Props {
  children: string;
  onPress: () => void;
  /** `neutral`: one of several answers, none of which the colours speak for. */
  kind?: 'primary' | 'quiet' | 'danger' | 'festive' | 'plain' | 'neutral';
  size?: 'normal' | 'small' | 'big';
  icon?: IconName;
  disabled?: boolean;
  /** Shows that it is being done and takes no second tap. */
  busy?: boolean;
  busyText?: string;
  block?: boolean;
  label?: string;
}

export function Button({ children, onPress, kind = 'primary', size = 'normal', icon, disabled, busy, busyText, block, label }: Props) {
  return (
    <Pressable
      className={`button button--${kind} button--${size} ${block ? 'button--block' : ''} ${disabled ? 'button--off' : ''}`}
      onPress={onPress}
      disabled={disabled || busy}
      label={label}
    >
      {busy ? <View className="button__wheel" /> : icon ? <Icon name={icon} className="button__icon" /> : null}
      <Text className="button__text">{busy && busyText ? busyText : children}</Text>
    </Pressable>
  );
}
