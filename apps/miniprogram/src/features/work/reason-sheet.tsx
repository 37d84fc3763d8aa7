import { DECISION_REASON_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, QuickWords, Sheet, SheetFoot } from '@/ui';

interface Props {
  title: string;
  hint: string;
  /** What will happen. */
  note?: string;
  action: string;
  quick: readonly string[];
  maxChars?: number;
  /** Not a refusal: the button says neither yes nor no by its colour. */
  neutral?: boolean;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onReason: (reason: string) => void;
}

/**
 * No refusal without a reason the villager can read. Mounted when it is needed, so it always begins empty; it stays until the answer is there,
 * so that nobody writes a reason twice because the network was gone.
 */
export function ReasonSheet({
  title,
  hint,
  note,
  action,
  quick,
  maxChars = DECISION_REASON_MAX_CHARS,
  neutral,
  busy,
  error,
  onClose,
  onReason,
}: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const decide = () => {
    setTried(true);
    if (!missing) onReason(reason.trim());
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <SheetFoot kind={neutral ? undefined : 'festive'} busy={busy} onPress={decide} onCancel={onClose}>
          {action}
        </SheetFoot>
      }
    >
      {note && <View className="note">{note}</View>}
      <Field
        name="reason"
        lines={3}
        showCount
        label={texts.work.reason}
        placeholder={hint}
        value={reason}
        onChange={setReason}
        maxChars={maxChars}
        error={tried && missing ? texts.work.reasonMissing : undefined}
      />
      <QuickWords words={quick} value={reason} onChange={setReason} />
      {tried && <ErrorNote error={error} />}
    </Sheet>
  );
}
