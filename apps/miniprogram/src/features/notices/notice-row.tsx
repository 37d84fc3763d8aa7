import type { NoticeListItem } from '@jishan/contracts';
import { Text } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Entry, Pictogram, Tag } from '@/ui';
import { categoryLooks, categoryTitle, isUnread, noticeState } from './looks';

interface Props {
  notice: NoticeListItem;
  answered?: boolean;
  /** Among other things: its title, what is asked, and when. */
  brief?: boolean;
}

export function NoticeRow({ notice, answered, brief }: Props) {
  const look = categoryLooks[notice.category];
  const state = noticeState(notice);
  const unread = isUnread(notice);
  return (
    <Entry
      lead={<Pictogram icon={look.icon} tone={look.tone} />}
      title={notice.title}
      look={notice.withdrawnAt ? 'struck' : unread ? 'strong' : 'quiet'}
      body={brief ? undefined : notice.excerpt}
      lines={2}
      foot={
        <>
          {state ? <Tag tone={state.tone}>{state.words}</Tag> : unread && <Tag tone="festive">{texts.inbox.unread}</Tag>}
          {notice.pinned && !notice.withdrawnAt && <Tag tone="gold">{texts.notices.pinned}</Tag>}
          {notice.spoken && <Tag tone="leaf">{texts.notices.spoken}</Tag>}
          {!brief && <Text>{categoryTitle(notice.category)}</Text>}
          <Text>{sayWhen(notice.publishedAt)}</Text>
          {!brief && notice.photoCount > 0 && <Text>{texts.notices.photos(notice.photoCount)}</Text>}
          {answered && <Text>{texts.notices.answered(notice.counts.audience - notice.counts.waiting, notice.counts.audience)}</Text>}
        </>
      }
      onPress={() => go.to('notice', { id: notice.id })}
    />
  );
}
