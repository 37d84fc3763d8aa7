import { checklistsRoutes, type RequestView } from '@jishan/contracts';
import { useCommand } from '@/api/hooks';
import type { Go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

const CHANGED = [checklistsRoutes.serviceRequest, checklistsRoutes.checklistQueue, checklistsRoutes.myRequests] as const;

/** What a post can do with the step that is its turn. The step that was seen goes along: what a colleague just did is not done again. */
export function useRequestWork(request: RequestView, onMoved: (go: Go) => void) {
  const done = (words: string, go: Go) => {
    toast(words, 'done');
    onMoved(go);
  };
  const last = request.stepPosition === request.stepCount;
  const options = (words: string) => ({ refetches: CHANGED, onDone: (_answer: RequestView, go: Go) => done(words, go) });
  const finish = useCommand(checklistsRoutes.finishStep, options(last ? texts.checklists.closed : texts.checklists.finished));
  const ask = useCommand(checklistsRoutes.askApplicant, options(texts.checklists.asked));
  const refuse = useCommand(checklistsRoutes.refuseRequest, options(texts.checklists.refused));
  const params = { requestId: request.id };
  const position = request.stepPosition;
  return {
    last,
    busy: finish.busy || ask.busy || refuse.busy,
    error: finish.error ?? ask.error ?? refuse.error,
    finish: (text: string, photoIds: readonly string[]) => finish.run({ params, body: { position, text, photoIds } }),
    ask: (text: string) => ask.run({ params, body: { position, text } }),
    refuse: (reason: string) => refuse.run({ params, body: { position, reason } }),
  };
}
