import { threadStatusTitles, threadVisibilityTitles, type ParlourMessage, type ThreadView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { pageUrl } from '@/navigation/go';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { aria, Avatar, Card, Icon, PhotoRow, SaidTime, Tag, VoicePlay } from '@/ui';
import { clockOf, threadTones } from './looks';
import { RateForm } from './rate-form';
import { ReplyForm } from './reply-form';
import { ShownStars } from './stars';
import './parlour.scss';

function Head({ thread }: { thread: ThreadView }) {
  const clock = clockOf(thread);
  return (
    <Card>
      <View className="thread-head__tags">
        <Tag tone={threadTones[thread.status]}>{threadStatusTitles[thread.status]}</Tag>
        <Tag tone="sky">{threadVisibilityTitles[thread.visibility]}</Tag>
      </View>
      {thread.visibility === 'private' && (
        <View className="thread-head__note">
          <Icon name="lock" size="small" />
          {texts.parlour.privateNote}
        </View>
      )}
      {clock && (
        <View className={`thread-head__note ${clock.late ? 'thread-head__note--late' : ''}`} {...aria({ role: 'status' })}>
          <Icon name="clock" size="small" />
          {clock.words}
        </View>
      )}
    </Card>
  );
}

function Message({ message, mine, group }: { message: ParlourMessage; mine: boolean; group: string | null }) {
  const secretary = message.side === 'secretary';
  const name = secretary
    ? `${message.authorName} · ${texts.parlour.secretary}`
    : mine
      ? texts.parlour.me
      : texts.parlour.from(message.authorName, group);
  return (
    <View className={`message message--${message.side}`} {...aria({ role: 'listitem' })}>
      <View className="message__who">
        <Avatar name={message.authorName} />
        <View className="message__words">
          <View className="message__name">{name}</View>
          <SaidTime at={message.at} className="message__when" />
        </View>
      </View>
      {message.voice && <VoicePlay name={message.voice.id} urls={[message.voice.url]} milliseconds={message.voice.milliseconds} />}
      {message.spoken && !message.voice && <View className="note">{texts.parlour.spoken}</View>}
      {message.text !== '' && <View className="message__text">{message.text}</View>}
      <PhotoRow photos={message.photos} />
    </View>
  );
}

export function Thread({ thread }: { thread: ThreadView }) {
  const [round, setRound] = useState(0);
  const travelling = useOutbox().filter(entry => entry.state !== 'sent' && entry.page === pageUrl('thread', { id: thread.id }));
  const next = () => setRound(before => before + 1);
  return (
    <>
      <Head thread={thread} />
      <View {...aria({ role: 'list' })}>
        {thread.messages.map(message => (
          <Message key={message.id} message={message} mine={thread.mine} group={thread.authorGroupName} />
        ))}
      </View>
      {travelling.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
      {thread.rating && (
        <Card title={texts.parlour.rated} tone="gold">
          <ShownStars stars={thread.rating.stars} />
          {thread.rating.words !== '' && <View className="stack">{thread.rating.words}</View>}
        </Card>
      )}
      {thread.mayRate && <RateForm thread={thread} />}
      {thread.mayAnswer && <ReplyForm key={round} thread={thread} as="secretary" onSent={next} />}
      {thread.mayFollowUp && !thread.mayAnswer && <ReplyForm key={round} thread={thread} as="villager" onSent={next} />}
    </>
  );
}
