import type { RequestView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import * as texts from '@/texts/zh-CN';
import { Button } from '@/ui';
import { FinishSheet } from './finish-sheet';
import { ReasonSheet } from './reason-sheet';
import type { useRequestWork } from './use-request-work';

type Asking = 'finish' | 'ask' | 'refuse' | undefined;

/** In reach of one thumb: cannot, ask for more, done. Keyed by request and step. */
export function RequestBar({ request, work }: { request: RequestView; work: ReturnType<typeof useRequestWork> }) {
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const step = request.steps.find(one => one.position === request.stepPosition);
  if (!step) return null;
  const action = work.last ? texts.checklists.finishLast : texts.checklists.finish;
  const sending = { busy: work.busy, error: work.error };
  return (
    <View className="work-bar">
      <View className="work-bar__row">
        <Button kind="danger" disabled={work.busy} onPress={() => setAsking('refuse')}>
          {texts.checklists.refuse}
        </Button>
        <Button kind="quiet" disabled={work.busy} onPress={() => setAsking('ask')}>
          {texts.checklists.askShort}
        </Button>
        <View className="work-bar__main">
          <Button block busy={work.busy} busyText={texts.common.sending} onPress={() => setAsking('finish')}>
            {action}
          </Button>
        </View>
      </View>
      {asking === 'finish' && (
        <FinishSheet title={step.title} action={action} result={step.result} {...sending} onClose={close} onDone={work.finish} />
      )}
      {asking === 'ask' && (
        <ReasonSheet
          title={texts.checklists.ask}
          hint={texts.checklists.askHint}
          action={texts.checklists.askSend}
          quick={texts.checklists.askQuick}
          onClose={close}
          {...sending}
          onReason={work.ask}
        />
      )}
      {asking === 'refuse' && (
        <ReasonSheet
          title={texts.checklists.refuseTitle}
          hint={texts.checklists.refuseHint}
          action={texts.checklists.refuseSend}
          quick={texts.checklists.refuseQuick}
          onClose={close}
          {...sending}
          onReason={work.refuse}
        />
      )}
    </View>
  );
}
