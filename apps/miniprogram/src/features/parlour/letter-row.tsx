import { threadStatusTitles, threadVisibilityTitles, type ThreadListItem } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { go } from '@/navigation/go';
import { texts } from '@/texts/zh-CN';
import { Avatar, Pressable, Tag } from '@/ui';
import { clockOf, threadTones } from './looks';
import { ShownStars } from './stars';
import './parlour.scss';

export function LetterRow({ thread }: { thread: ThreadListItem }) {
  const t = texts.parlour;
  const clock = clockOf(thread);
  const status = threadStatusTitles[thread.status];
  const name = thread.mine ? t.me : t.from(thread.authorName, thread.authorGroupName);
  return (
    <Pressable className="letter-row" onPress={() => go.to('thread', { id: thread.id })}>
      <Avatar name={thread.authorName} />
      <View className="letter-row__words">
        <View className="letter-row__head">
          <View className="letter-row__name">{name}</View>
          <View className="letter-row__when">{sayWhen(thread.askedAt)}</View>
        </View>
        <View className="letter-row__excerpt">{thread.excerpt}</View>
        <View className="letter-row__foot">
          <Tag tone={threadTones[thread.status]}>{status}</Tag>
          {thread.visibility === 'private' && <Tag tone="sky">{threadVisibilityTitles.private}</Tag>}
          {clock && (clock.late ? <Tag tone="festive">{clock.words}</Tag> : <Text>{clock.words}</Text>)}
          {thread.stars !== null && <ShownStars stars={thread.stars} />}
          {thread.messageCount > 1 && <Text>{t.replies(thread.messageCount - 1)}</Text>}
          {thread.photoCount > 0 && <Text>{t.photos(thread.photoCount)}</Text>}
        </View>
      </View>
    </Pressable>
  );
}
