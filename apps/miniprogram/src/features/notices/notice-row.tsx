import type { NoticeListItem } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import { texts } from '@/texts/zh-CN';
import { Icon, Pressable, Tag } from '@/ui';
import { categoryLooks, categoryTitle, isUnread, noticeState } from './looks';
import './notices.scss';

export function NoticeRow({ notice, answered }: { notice: NoticeListItem; answered?: boolean }) {
  const look = categoryLooks[notice.category];
  const state = noticeState(notice);
  const unread = isUnread(notice);
  return (
    <Pressable className="notice-row" onPress={() => go.to('notice', { id: notice.id })}>
      <View className={`notice-row__picture notice-row__picture--${look.tone}`}>
        <Icon name={look.icon} />
      </View>
      <View className="notice-row__words">
        <View
          className={`notice-row__title ${unread ? 'notice-row__title--unread' : ''} ${notice.withdrawnAt ? 'notice-row__title--withdrawn' : ''}`}
        >
          {notice.title}
        </View>
        {notice.excerpt !== '' && <View className="notice-row__excerpt">{notice.excerpt}</View>}
        <View className="notice-row__foot">
          {state ? <Tag tone={state.tone}>{state.words}</Tag> : unread && <Tag tone="festive">{texts.inbox.unread}</Tag>}
          {notice.pinned && !notice.withdrawnAt && <Tag tone="gold">{texts.notices.pinned}</Tag>}
          <Text>{categoryTitle(notice.category)}</Text>
          <Text>{sayWhen(notice.publishedAt)}</Text>
          {notice.photoCount > 0 && <Text>{texts.notices.photos(notice.photoCount)}</Text>}
          {answered && <Text>{texts.notices.answered(notice.counts.audience - notice.counts.waiting, notice.counts.audience)}</Text>}
        </View>
      </View>
    </Pressable>
  );
}
