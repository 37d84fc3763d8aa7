import { COMPLAINT_TEXT_MAX_CHARS, complaintsRoutes, type ComplaintView, type Route } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useWriting } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Field, toast } from '@/ui';

const t = texts.complaints;
const BLANK = { text: '' };

/** Where the office stands: in the village, or above it. */
export interface FromAbove {
  readonly organizationId: string;
  readonly villageId: string;
}

const IN_VILLAGE: readonly Route[] = [complaintsRoutes.complaint, complaintsRoutes.complaintQueue, complaintsRoutes.complaintCount];
const ABOVE: readonly Route[] = [complaintsRoutes.complaintBelow, complaintsRoutes.complaintsBelow, complaintsRoutes.complaintCountBelow];

/** The two commands of an office, with where they go. */
function useAnswers({ id, messages }: ComplaintView, from: FromAbove | undefined, finish: () => void) {
  const done = (said: string) => ({
    refetches: from ? ABOVE : IN_VILLAGE,
    onDone: () => {
      finish();
      toast(said, 'done');
    },
  });
  const answer = useCommand(complaintsRoutes.answerComplaint, done(t.answered));
  const close = useCommand(complaintsRoutes.closeComplaint, done(t.closed));
  const above = { villageId: from?.villageId };
  const answerAbove = useCommand(complaintsRoutes.answerComplaintBelow, { ...done(t.answered), ...above });
  const closeAbove = useCommand(complaintsRoutes.closeComplaintBelow, { ...done(t.closed), ...above });
  const say = (text: string, closes: boolean): void => {
    const body = { text, read: messages.length };
    if (from) {
      const input = { params: { organizationId: from.organizationId, complaintId: id }, body };
      (closes ? closeAbove : answerAbove).run(input);
    } else (closes ? close : answer).run({ params: { complaintId: id }, body });
  };
  const all = [answer, close, answerAbove, closeAbove];
  return { say, busy: all.some(({ busy }) => busy), error: all.find(({ error }) => error)?.error };
}

/** An answer, or the conclusion with which it is closed. What is written is kept until it has arrived. */
export function AnswerForm({ complaint, from, onSent }: { complaint: ComplaintView; from?: FromAbove; onSent: () => void }) {
  const { fields, set, finish } = useWriting(`complaint/${complaint.id}/answer`, BLANK, 0);
  const [tried, setTried] = useState(false);
  const { say, busy, error } = useAnswers(complaint, from, () => {
    finish();
    onSent();
  });
  const text = fields.text.trim();
  const send = async (closes: boolean): Promise<void> => {
    setTried(true);
    if (text === '') return;
    if (closes && !(await confirm({ title: t.closeTitle, body: t.closeBody, action: t.close }))) return;
    say(text, closes);
  };
  return (
    <Card>
      <Field
        name="answer"
        lines={5}
        showCount
        label={t.answer}
        hint={t.answerHint}
        placeholder={t.answerPlaceholder}
        value={fields.text}
        onChange={words => set({ text: words })}
        maxChars={COMPLAINT_TEXT_MAX_CHARS}
        error={tried && text === '' ? t.textMissing : undefined}
      />
      <ErrorNote error={error} />
      <Button block icon="send" busy={busy} busyText={texts.common.sending} onPress={() => void send(false)}>
        {t.answerSend}
      </Button>
      <View className="stack">
        <Button block kind="quiet" icon="check" busy={busy} busyText={texts.common.sending} onPress={() => void send(true)}>
          {t.close}
        </Button>
      </View>
    </Card>
  );
}
