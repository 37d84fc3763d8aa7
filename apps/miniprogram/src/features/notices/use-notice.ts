import { inboxRoutes, noticesRoutes, type NoticeView } from '@jishan/contracts';
import { useEffect } from 'react';
import { call } from '@/api/client';
import { useCommand, useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { useVillageId } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

const CHANGED = [noticesRoutes.notice, noticesRoutes.notices, inboxRoutes.inbox] as const;

/** Meant for the reader and not yet opened; to the whole village also for those who came later. */
export const leavesReceipt = (notice: NoticeView): boolean =>
  notice.withdrawnAt === null && (notice.mine ? notice.mine.openedAt === null : notice.audience === 'village');

/** Reads the notice and says once that it was opened; without a network it is said the next time. */
export function useNotice(id: string) {
  const villageId = useVillageId();
  const notice = useVillageCall(noticesRoutes.notice, { params: { noticeId: id } });
  const acknowledge = useCommand(noticesRoutes.acknowledgeNotice, {
    refetches: CHANGED,
    onDone: () => toast(texts.notices.acknowledged, 'done'),
  });
  const isNew = notice.data !== undefined && leavesReceipt(notice.data);
  useEffect(() => {
    if (!isNew || !villageId) return;
    call(noticesRoutes.openNotice, { params: { villageId, noticeId: id }, body: {} }).then(
      receipt => {
        if (receipt.openedAt) refetch(...CHANGED);
      },
      () => undefined,
    );
  }, [id, isNew, villageId]);
  return { notice, acknowledge: { ...acknowledge, run: () => acknowledge.run({ params: { noticeId: id }, body: {} }) } };
}
