import { View } from '@tarojs/components';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';
import './feedback.scss';

interface Props {
  icon: IconName;
  title: string;
  /** What this place is for, or what to do now. */
  body?: string;
  action?: { text: string; onPress: () => void };
}

export function Empty({ icon, title, body, action }: Props) {
  return (
    <View className="empty">
      <View className="empty__picture">
        <Icon name={icon} size="huge" />
      </View>
      <View className="empty__title">{title}</View>
      {body && <View className="empty__body">{body}</View>}
      {action && (
        <View className="empty__action">
          <Button onPress={action.onPress}>{action.text}</Button>
        </View>
      )}
    </View>
  );
}
