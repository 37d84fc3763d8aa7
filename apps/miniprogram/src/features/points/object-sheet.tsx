import {
  hasPersonalNumber,
  OBJECTION_REASON_MAX_CHARS,
  OBJECTION_REASON_MIN_CHARS,
  panelRoutes,
  type PublicationItem,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';

const t = texts.publication;

/** An objection: what is wrong, in one's own words. Mounted when it is needed, so it always begins empty. */
export function ObjectSheet({ item, onClose }: { item: PublicationItem; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const object = useCommand(panelRoutes.objectToApplication, {
    refetches: [panelRoutes.publications],
    onDone: () => {
      toast(t.objectSent, 'done');
      onClose();
    },
  });
  const short = reason.trim().length < OBJECTION_REASON_MIN_CHARS;
  const error = hasPersonalNumber(reason) ? t.objectNumber : tried && short ? t.objectShort(OBJECTION_REASON_MIN_CHARS) : undefined;
  const send = () => {
    setTried(true);
    if (!short && !hasPersonalNumber(reason))
      object.run({ params: { applicationId: item.applicationId }, body: { reason: reason.trim() } });
  };
  return (
    <Sheet
      open
      title={t.objectTitle}
      onClose={onClose}
      foot={
        <SheetFoot kind="festive" busy={object.busy} onPress={send} onCancel={onClose}>
          {t.objectSend}
        </SheetFoot>
      }
    >
      <View className="paragraph spaced">{t.objectLead(item.memberName, item.ruleTitle, item.points)}</View>
      <Field
        name="objection"
        lines={4}
        showCount
        label={t.objectReason}
        placeholder={t.objectHint}
        value={reason}
        onChange={setReason}
        maxChars={OBJECTION_REASON_MAX_CHARS}
        error={error}
      />
      <View className="note">{t.objectPrivate}</View>
      <ErrorNote error={object.error} />
    </Sheet>
  );
}
