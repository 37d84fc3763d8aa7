import { identityRoutes, PHONE_PATTERN, REASON_MAX_CHARS, type PersonListItem } from '@jishan/contracts';
import { useState } from 'react';
import { fieldError } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';
import { ROSTER_CHANGED } from './changed';

const t = texts.roster;
const PHONE_CHARS = 11;

export function PhoneSheet({ person, onClose }: { person: PersonListItem; onClose: () => void }) {
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const correct = useCommand(identityRoutes.correctPhone, {
    refetches: ROSTER_CHANGED,
    onDone: () => {
      toast(t.phoneDone, 'done');
      onClose();
    },
  });
  const phoneWrong = phone !== '' && !PHONE_PATTERN.test(phone);
  const reasonMissing = reason.trim() === '';
  const send = () => {
    setTried(true);
    if (phoneWrong || reasonMissing || correct.busy) return;
    correct.run({ params: { personId: person.id }, body: { reason: reason.trim(), ...(phone === '' ? {} : { phone }) } });
  };
  return (
    <Sheet
      open
      title={t.phoneTitle(person.name)}
      onClose={onClose}
      foot={
        <SheetFoot busy={correct.busy} onPress={send} onCancel={onClose}>
          {t.phoneSend}
        </SheetFoot>
      }
    >
      <Field
        name="phone"
        kind="phone"
        label={t.phoneField}
        hint={t.phoneEmpty}
        value={phone}
        onChange={setPhone}
        maxChars={PHONE_CHARS}
        error={tried && phoneWrong ? t.phoneWrong : fieldError(correct.error, '/phone')}
      />
      <Field
        name="reason"
        lines={2}
        label={t.reason}
        value={reason}
        onChange={setReason}
        maxChars={REASON_MAX_CHARS}
        error={tried && reasonMissing ? t.reasonMissing : fieldError(correct.error, '/reason')}
      />
      {tried && <ErrorNote error={correct.error} />}
    </Sheet>
  );
}
