import { inboxRoutes, panelRoutes, type CastVote, type PanelItem } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand, useFetchAhead, useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

const FETCH_AHEAD_ITEMS = 3;

/** What waits for one's vote, as mail: voting brings the next. */
export function usePanel() {
  const queue = useVillagePages(panelRoutes.panelQueue, { query: { scope: 'waiting' } });
  const [gone, setGone] = useState<readonly string[]>([]);
  const waiting = queue.items.filter(item => !gone.includes(item.id));
  const current: PanelItem | undefined = waiting[0];
  useFetchAhead(queue, waiting.length < FETCH_AHEAD_ITEMS);
  const vote = useCommand(panelRoutes.castVote, {
    refetches: [panelRoutes.panelQueue, panelRoutes.publications, inboxRoutes.inbox],
    onDone: answer => {
      setGone(before => [...before, answer.id]);
      toast(texts.panel.voted, 'done');
    },
  });
  return {
    queue,
    current,
    left: waiting.length,
    busy: vote.busy,
    error: vote.error,
    vote: (item: PanelItem, body: CastVote) => vote.run({ params: { applicationId: item.id }, body }),
  };
}
