import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import { Icon } from '../icon/icon';
import { useToast } from './toast';
import './toast.scss';

const ICONS = { done: 'check', refused: 'warning', plain: 'info' } as const;

export function ToastHost() {
  const shown = useToast(state => state.shown);
  return (
    <View className="toast-host" {...aria({ role: 'status', live: 'polite' })}>
      {shown && (
        <View className={`toast toast--${shown.kind}`} key={shown.id}>
          <Icon name={ICONS[shown.kind]} className="toast__icon" />
          <View className="toast__text">{shown.text}</View>
        </View>
      )}
    </View>
  );
}
