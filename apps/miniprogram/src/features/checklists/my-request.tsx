import { checklistsRoutes, type RequestView } from '@jishan/contracts';
import { useCommand } from '@/api/hooks';
import { useNoDraft } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { Button, confirm, ErrorNote, toast } from '@/ui';
import { answerDraft, AnswerForm } from './answer-form';
import { Rated, RateForm } from './rating';
import { RequestDetail } from './request-detail';
import { Supervision } from './supervision';

function Withdraw({ requestId }: { requestId: string }) {
  const withdraw = useCommand(checklistsRoutes.withdrawRequest, {
    refetches: [checklistsRoutes.serviceRequest, checklistsRoutes.myRequests],
    onDone: () => toast(texts.checklists.withdrawn, 'done'),
  });
  const ask = async () => {
    if (
      await confirm({
        title: texts.checklists.withdrawTitle,
        body: texts.checklists.withdrawBody,
        action: texts.checklists.withdraw,
        danger: true,
      })
    )
      withdraw.run({ params: { requestId }, body: {} });
  };
  return (
    <>
      <ErrorNote error={withdraw.error} />
      <Button kind="danger" block busy={withdraw.busy} onPress={() => void ask()}>
        {texts.checklists.withdraw}
      </Button>
    </>
  );
}

/** A request as its household sees it: what is wanted of it now stands before the road. */
export function MyRequest({ request }: { request: RequestView }) {
  const asked = request.status === 'waiting_for_applicant';
  const running = asked || request.status === 'open';
  useNoDraft(asked ? undefined : answerDraft(request.id));
  return (
    <>
      <RequestDetail request={request}>
        {request.mine && asked && <AnswerForm request={request} />}
        {request.mine && request.status === 'finished' && !request.rating && <RateForm requestId={request.id} />}
        {request.rating && <Rated rating={request.rating} />}
      </RequestDetail>
      <Supervision phone={request.supervisionPhone} words={request.supervisionText} />
      {request.mine && running && <Withdraw requestId={request.id} />}
    </>
  );
}
