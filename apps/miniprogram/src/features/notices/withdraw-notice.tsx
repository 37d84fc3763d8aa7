import { noticesRoutes, NOTICE_WITHDRAW_REASON_MAX_CHARS, type NoticeView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { ReasonSheet } from '@/features/work/reason-sheet';
import * as texts from '@/texts/zh-CN';
import { Button, toast } from '@/ui';

export function WithdrawNotice({ notice }: { notice: NoticeView }) {
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(noticesRoutes.withdrawNotice, {
    refetches: [noticesRoutes.notice, noticesRoutes.notices],
    onDone: () => {
      setAsking(false);
      toast(texts.notices.withdrawDone, 'done');
    },
  });
  const t = texts.notices;
  return (
    <>
      <Button kind="danger" block busy={withdraw.busy} onPress={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      {asking && (
        <ReasonSheet
          title={t.withdrawTitle}
          hint={t.withdrawHint}
          action={t.withdraw}
          quick={t.withdrawReasons}
          maxChars={NOTICE_WITHDRAW_REASON_MAX_CHARS}
          onClose={() => setAsking(false)}
          busy={withdraw.busy}
          error={withdraw.error}
          onReason={reason => withdraw.run({ params: { noticeId: notice.id }, body: { reason } })}
        />
      )}
    </>
  );
}
