import type { InboxItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { texts } from '@/texts/zh-CN';
import { aria, Icon, Pressable } from '@/ui';
import { inboxLooks, subjectOpener } from './open-subject';
import './inbox.scss';

export function InboxLine({ item }: { item: InboxItem }) {
  const look = inboxLooks[item.kind];
  const open = subjectOpener(item);
  const unread = item.readAt === null;
  const inside = (
    <>
      <View className={`inbox-line__picture inbox-line__picture--${look.tone}`}>
        <Icon name={look.icon} />
        {unread && <View className="inbox-line__dot" {...aria({ hidden: true })} />}
      </View>
      <View className="inbox-line__words">
        <View className="inbox-line__head">
          <View className="inbox-line__title">{item.title}</View>
          <View className="inbox-line__when">{sayWhen(item.createdAt)}</View>
        </View>
        <View className="inbox-line__body">{item.body}</View>
      </View>
    </>
  );
  if (!open) return <View className="inbox-line">{inside}</View>;
  return (
    <Pressable className="inbox-line" onPress={open} label={`${unread ? texts.inbox.unread + '，' : ''}${item.title}，${item.body}`}>
      {inside}
    </Pressable>
  );
}
