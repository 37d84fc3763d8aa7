import { ruleSetRoutes, type RuleSetView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, Field, Sheet, toast } from '@/ui';
import { VERSION_CHANGED } from './changed';

const REASON_MAX_CHARS = 300;

/** Before its day; everybody reads why. */
export function WithdrawAdoption({ set }: { set: RuleSetView }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const withdraw = useCommand(ruleSetRoutes.withdrawAdoption, {
    refetches: VERSION_CHANGED,
    onDone: () => {
      toast(texts.ruleSets.withdrawDone, 'done');
      setOpen(false);
    },
  });
  const save = () => {
    setTried(true);
    if (reason.trim() !== '') withdraw.run({ params: { ruleSetId: set.id }, body: { reason: reason.trim() } });
  };
  return (
    <View className="spaced">
      <Button block kind="quiet" icon="undo" onPress={() => setOpen(true)}>
        {texts.ruleSets.withdraw}
      </Button>
      <Sheet
        open={open}
        title={texts.ruleSets.withdrawTitle}
        onClose={() => setOpen(false)}
        foot={
          <Button block kind="danger" busy={withdraw.busy} busyText={texts.common.sending} onPress={save}>
            {texts.ruleSets.withdraw}
          </Button>
        }
      >
        <Field
          name="reason"
          lines={3}
          label={texts.points.reason}
          hint={texts.ruleSets.withdrawHint}
          value={reason}
          onChange={setReason}
          maxChars={REASON_MAX_CHARS}
          error={tried && reason.trim() === '' ? texts.ruleSets.reasonMissing : undefined}
        />
        <ErrorNote error={withdraw.error} />
      </Sheet>
    </View>
  );
}
