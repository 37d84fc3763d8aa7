import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { deliverNow, discardEntry, retryEntry, type OutboxEntry, type OutboxState } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, confirm, Heading, Tag, type Tone } from '@/ui';

const TONES: Record<OutboxState, Tone> = { waiting: 'gold', sending: 'sky', sent: 'leaf', refused: 'festive' };

async function discard(entry: OutboxEntry): Promise<void> {
  if (await confirm({ title: texts.outbox.discardTitle, body: texts.outbox.discardBody, action: texts.outbox.discard, danger: true }))
    await discardEntry(entry.id);
}

export function OutboxEntryCard({ entry }: { entry: OutboxEntry }) {
  return (
    <Card>
      <View className="row" {...aria({ role: 'status' })}>
        <Heading>{entry.title}</Heading>
        <Tag tone={TONES[entry.state]}>{texts.outbox[entry.state]}</Tag>
      </View>
      {entry.detail !== '' && <View>{entry.detail}</View>}
      <View className="note">{sayWhen(new Date(entry.createdAt).toISOString())}</View>
      {entry.state === 'waiting' && <View className="note">{texts.outbox.waitingNote}</View>}
      {entry.state === 'sending' && <View className="note">{texts.outbox.sendingNote}</View>}
      {entry.problem && <View className="note">{[entry.problem.title, entry.problem.detail].filter(Boolean).join('：')}</View>}
      {(entry.state === 'waiting' || entry.state === 'refused') && (
        <View className="buttons">
          <Button kind="danger" onPress={() => void discard(entry)}>
            {texts.outbox.discard}
          </Button>
          {entry.state === 'waiting' ? (
            <Button onPress={() => void deliverNow()}>{texts.outbox.tryNow}</Button>
          ) : (
            <Button onPress={() => retryEntry(entry.id)}>{texts.outbox.tryAgain}</Button>
          )}
        </View>
      )}
    </Card>
  );
}
