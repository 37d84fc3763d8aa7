import { parlourRoutes, type ThreadScope } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { refetch } from '@/api/query';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Heading, Icon, Paged, Segmented } from '@/ui';
import { LetterRow } from './letter-row';
import './parlour.scss';

const SCOPES = [
  { value: 'open', text: texts.parlour.open },
  { value: 'mine', text: texts.parlour.mine },
] as const;

function Found({ scope }: { scope: ThreadScope }) {
  const list = useVillagePages(parlourRoutes.parlourThreads, { query: { scope } });
  const t = texts.parlour;
  return (
    <Paged
      of={list}
      empty={
        scope === 'open' ? (
          <Empty icon="chat" title={t.empty} body={t.emptyNote} />
        ) : (
          <Empty icon="chat" title={t.emptyMine} body={t.emptyMineNote} />
        )
      }
    >
      {items => (
        <Card flush>
          {items.map(thread => (
            <LetterRow key={thread.id} thread={thread} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

export function ParlourList() {
  const [scope, setScope] = useState<ThreadScope>('open');
  const mayWrite = useMay('parlour.write');
  const unsent = useOutbox().filter(entry => entry.state !== 'sent' && entry.route.path === parlourRoutes.askSecretary.path);
  useDidShow(() => refetch(parlourRoutes.parlourThreads));
  return (
    <>
      <View className="parlour-lead">
        <Icon name="chat" size="big" />
        <View className="parlour-lead__words">
          <Heading>{texts.parlour.title}</Heading>
          <View className="parlour-lead__note">{texts.parlour.lead}</View>
        </View>
      </View>
      {mayWrite && (
        <View className="note">
          <Button block size="big" icon="edit" onPress={() => go.to('letter')}>
            {texts.parlour.write}
          </Button>
        </View>
      )}
      {unsent.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
      <Segmented<ThreadScope> label={texts.parlour.scopeLabel} options={SCOPES} value={scope} onChange={setScope} />
      <Found scope={scope} />
    </>
  );
}
