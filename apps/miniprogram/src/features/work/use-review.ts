import { panelRoutes, pointsRoutes, type QueueItem } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand, useFetchAhead, useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

const CHANGED = [pointsRoutes.queue, pointsRoutes.application, pointsRoutes.householdStatement] as const;
/** Fetch on before the last case is open, so that the next one is there at once. */
const FETCH_AHEAD_ITEMS = 3;

interface Approved {
  readonly id: string;
  readonly title: string;
  readonly points: number;
}

/** The queue as mail: one case is open, deciding or laying it aside brings the next. Of one household, or empty: of all. */
export function useReview(householdId = '') {
  const queue = useVillagePages(pointsRoutes.queue, householdId === '' ? {} : { query: { householdId } });
  const [gone, setGone] = useState<readonly string[]>([]);
  const [aside, setAside] = useState<readonly string[]>([]);
  const waiting = queue.items.filter(item => !gone.includes(item.id));
  const fresh = waiting.filter(item => !aside.includes(item.id));
  const current: QueueItem | undefined = fresh[0] ?? waiting[0];
  useFetchAhead(queue, fresh.length < FETCH_AHEAD_ITEMS);

  const decided = (id: string, words: string) => {
    forgetErrors();
    setGone(before => [...before, id]);
    toast(words, 'done');
  };
  const [lately, setLately] = useState<Approved>();
  const approve = useCommand(pointsRoutes.approveApplication, {
    refetches: CHANGED,
    onDone: answer => {
      const title = queue.items.find(item => item.id === answer.applicationId)?.rule.title ?? '';
      setLately({ id: answer.applicationId, title, points: answer.points });
      decided(answer.applicationId, texts.work.approved(answer.points));
    },
  });
  const pass = useCommand(panelRoutes.passCheck, {
    refetches: CHANGED,
    onDone: answer => decided(answer.id, texts.panel.passed),
  });
  const undo = useCommand(panelRoutes.undoApproval, {
    refetches: CHANGED,
    onDone: () => {
      setLately(undefined);
      toast(texts.panel.undone, 'done');
    },
  });
  const giveBack = useCommand(pointsRoutes.returnApplication, {
    refetches: CHANGED,
    onDone: answer => decided(answer.id, texts.work.returned),
  });
  const reject = useCommand(pointsRoutes.rejectApplication, {
    refetches: CHANGED,
    onDone: answer => decided(answer.id, texts.work.rejected),
  });
  const forgetErrors = () => [approve, pass, giveBack, reject, undo].forEach(command => command.reset());

  return {
    queue,
    current,
    left: waiting.length,
    busy: approve.busy || pass.busy || giveBack.busy || reject.busy || undo.busy,
    error: approve.error ?? pass.error ?? giveBack.error ?? reject.error ?? undo.error,
    /** What was approved last, for one tap to take it back. */
    lately,
    undo: () => lately && undo.run({ params: { applicationId: lately.id }, body: {} }),
    pass: (item: QueueItem) => pass.run({ params: { applicationId: item.id }, body: {} }),
    approve: (item: QueueItem, points: number | undefined) =>
      approve.run({ params: { applicationId: item.id }, body: points === undefined ? {} : { points } }),
    giveBack: (item: QueueItem, reason: string) => giveBack.run({ params: { applicationId: item.id }, body: { reason } }),
    reject: (item: QueueItem, reason: string) => reject.run({ params: { applicationId: item.id }, body: { reason } }),
    layAside: (item: QueueItem) => {
      forgetErrors();
      setAside(before => (before.length + 1 >= waiting.length ? [] : [...before, item.id]));
    },
  };
}
