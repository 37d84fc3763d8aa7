import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import { Icon } from '../icon/icon';
import { useToast } from './toast';
import './toast.scss';

const ICONS = { done: 'check', refused: 'warning', plain: 'info' } as const;

/** Just above what stands at the lower edge, so that neither the title nor a button is covered: of the page, or of the sheet that covers it. */
export function ToastHost({ on }: { on: 'page' | 'sheet' }) {
  const shown = useToast(state => (on === 'sheet' || state.sheets === 0 ? state.shown : undefined));
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
