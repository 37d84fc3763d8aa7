import { COMPLAINT_TEXT_MAX_CHARS, complaintsRoutes, type ComplaintView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { newId } from '@/api/ids';
import { useWriting } from '@/features/writing/use-writing';
import { PhoneFull } from '@/features/writing/written-fields';
import { pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, toast } from '@/ui';

const t = texts.complaints;
const BLANK = { text: '' };

/** The author goes on; mounted anew after each, so that it begins empty. */
export function FollowUpForm({ complaint, onSent }: { complaint: ComplaintView; onSent: () => void }) {
  const { fields, set, full, send } = useWriting(`complaint/${complaint.id}`, BLANK, 0);
  const [tried, setTried] = useState(false);
  const text = fields.text.trim();
  const post = () => {
    setTried(true);
    if (text === '') return;
    const held = send({
      id: newId(),
      title: t.followUp,
      detail: t.travellingNote,
      page: pageUrl('complaint', { id: complaint.id }),
      route: complaintsRoutes.followUpComplaint,
      params: { complaintId: complaint.id },
      body: { text },
      refetches: [complaintsRoutes.complaint.path, complaintsRoutes.myComplaints.path],
    });
    if (!held) return;
    toast(useNetwork.getState().online ? t.sent : t.saved, 'done');
    onSent();
  };
  return (
    <Card>
      {complaint.status === 'closed' && <View className="note">{t.followUpReopens}</View>}
      <Field
        name="text"
        lines={3}
        showCount
        label={t.followUp}
        placeholder={t.followUpPlaceholder}
        value={fields.text}
        onChange={words => set({ text: words })}
        maxChars={COMPLAINT_TEXT_MAX_CHARS}
        error={tried && text === '' ? t.textMissing : undefined}
      />
      <PhoneFull full={full} />
      <Button block kind="quiet" icon="send" onPress={post}>
        {t.followUpSend}
      </Button>
    </Card>
  );
}
