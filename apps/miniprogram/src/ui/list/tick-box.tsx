import { View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import './tick-box.scss';

/** The look of a tick or a choice; the row around it has the role and the state. */
export function TickBox({ on, round }: { on: boolean; round?: boolean }) {
  return (
    <View className={`tick-box ${round ? 'tick-box--round' : ''} ${on ? 'tick-box--on' : ''}`}>
      <Icon name="check" size="small" />
    </View>
  );
}
