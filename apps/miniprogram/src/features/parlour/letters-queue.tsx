import { parlourRoutes, THREAD_STATUSES, type ThreadStatus } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { refetch } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { aria, Card, Empty, Icon, Paged, Segmented } from '@/ui';
import { LetterRow } from './letter-row';
import './parlour.scss';

const STATUSES = THREAD_STATUSES.map(status => ({ value: status, text: texts.letters[status] }));

function Found({ status }: { status: ThreadStatus }) {
  const list = useVillagePages(parlourRoutes.parlourQueue, { query: { status } });
  const { waiting, overdue } = list.first ?? { waiting: 0, overdue: 0 };
  return (
    <Paged of={list} empty={<Empty icon="check" title={texts.letters.empty} body={texts.letters.emptyNote} />}>
      {items => (
        <>
          {status === 'waiting' && (
            <View className={`thread-head__note ${overdue > 0 ? 'thread-head__note--late' : ''} note`} {...aria({ role: 'status' })}>
              <Icon name="clock" size="small" />
              {texts.letters.summary(waiting, overdue)}
            </View>
          )}
          <Card flush>
            {items.map(thread => (
              <LetterRow key={thread.id} thread={thread} />
            ))}
          </Card>
        </>
      )}
    </Paged>
  );
}

/** The secretary's pile; an answer is written on the letter's own page. */
export function LettersQueue() {
  const [status, setStatus] = useState<ThreadStatus>('waiting');
  useDidShow(() => refetch(parlourRoutes.parlourQueue));
  return (
    <>
      <Segmented<ThreadStatus> label={texts.letters.statusLabel} options={STATUSES} value={status} onChange={setStatus} />
      <Found status={status} />
    </>
  );
}
