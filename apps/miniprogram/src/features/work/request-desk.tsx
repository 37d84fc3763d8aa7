import { checklistsRoutes, type RequestView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { RequestDetail } from '@/features/checklists/request-detail';
import * as texts from '@/texts/zh-CN';
import { Card, ErrorNote } from '@/ui';
import { RequestBar } from './request-bar';
import { useRequestWork } from './use-request-work';
import './work.scss';

/** What waits next for the same posts, so that the queue is worked through like mail. */
function useNext(id: string): string | undefined {
  const queue = useVillageCall(checklistsRoutes.checklistQueue, { query: { scope: 'mine' } });
  return queue.data?.items.find(item => item.id !== id)?.id;
}

export function RequestDesk({ request }: { request: RequestView }) {
  const next = useNext(request.id);
  const work = useRequestWork(request, go => (next ? go.instead('requestWork', { id: next }) : go.back()));
  return (
    <>
      <View className="note">{texts.checklists.workStep(request.stepPosition, request.stepCount)}</View>
      <ErrorNote error={work.error} />
      <RequestDetail request={request}>
        {!request.mayWork && request.status === 'open' && (
          <Card tone="gold">
            <View>{texts.checklists.notYours}</View>
          </Card>
        )}
      </RequestDetail>
      {request.mayWork && (
        <View className="desk-foot">
          <RequestBar key={`${request.id}-${request.stepPosition}`} request={request} work={work} />
        </View>
      )}
    </>
  );
}
