import { threadStatusTitles, threadVisibilityTitles, type ThreadListItem } from '@jishan/contracts';
import { Text } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Avatar, Entry, Tag } from '@/ui';
import { clockOf, threadTones } from './looks';
import { ShownStars } from './stars';

export function LetterRow({ thread }: { thread: ThreadListItem }) {
  const t = texts.parlour;
  const clock = clockOf(thread);
  return (
    <Entry
      lead={<Avatar name={thread.authorName} />}
      title={thread.mine ? t.me : t.from(thread.authorName, thread.authorGroupName)}
      when={sayWhen(thread.askedAt)}
      body={thread.excerpt || texts.voice.spokenOnly}
      foot={
        <>
          <Tag tone={threadTones[thread.status]}>{threadStatusTitles[thread.status]}</Tag>
          {thread.visibility === 'private' && <Tag tone="sky">{threadVisibilityTitles.private}</Tag>}
          {clock && (clock.late ? <Tag tone="festive">{clock.words}</Tag> : <Text>{clock.words}</Text>)}
          {thread.stars !== null && <ShownStars stars={thread.stars} />}
          {thread.messageCount > 1 && <Text>{t.replies(thread.messageCount - 1)}</Text>}
          {thread.photoCount > 0 && <Text>{t.photos(thread.photoCount)}</Text>}
        </>
      }
      onPress={() => go.to('thread', { id: thread.id })}
    />
  );
}
