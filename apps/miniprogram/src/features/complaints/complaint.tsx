import {
  complaintKindTitles,
  complaintStatusTitles,
  complaintStepTitles,
  type ComplaintMessage,
  type ComplaintView,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { pageUrl } from '@/navigation/go';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { aria, Card, SaidTime, Tag } from '@/ui';
import { AnswerForm, type FromAbove } from './answer-form';
import { FollowUpForm } from './follow-up-form';
import { complaintTones, sayAbout } from './looks';
import './complaints.scss';

const t = texts.complaints;

function Head({ complaint }: { complaint: ComplaintView }) {
  return (
    <Card>
      <View className="complaint-tags">
        <Tag tone={complaintTones[complaint.status]}>{complaintStatusTitles[complaint.status]}</Tag>
        <Tag tone="sky">{complaintKindTitles[complaint.kind]}</Tag>
        {complaint.overdue && <Tag tone="festive">{t.overdue}</Tag>}
      </View>
      <View className="stack">{sayAbout(complaint)}</View>
      <View className="note">{t.number(complaint.number)}</View>
      <View className="note" {...aria({ role: 'status' })}>
        {t.handledBy[complaint.handledBy]}
      </View>
      <View className="note">{complaint.mine ? t.nameSeen : t.nameKept}</View>
    </Card>
  );
}

const wroteIt = ({ step }: ComplaintMessage): boolean => step === 'filed' || step === 'followed_up';

function Said({ message, complaint }: { message: ComplaintMessage; complaint: ComplaintView }) {
  const who = wroteIt(message) ? (complaint.mine ? t.me : t.from(message.by, complaint.authorGroupName)) : message.by;
  return (
    <View className="complaint-said" {...aria({ role: 'listitem' })}>
      <View className="complaint-said__by">{t.by(who, complaintStepTitles[message.step])}</View>
      <SaidTime at={message.at} className="complaint-said__when" />
      <View className="complaint-said__text">{message.text}</View>
    </View>
  );
}

/** The whole of it, step by step, for whoever filed it and whoever answers. */
export function Complaint({ complaint, from }: { complaint: ComplaintView; from?: FromAbove }) {
  const [round, setRound] = useState(0);
  const travelling = useOutbox().filter(entry => entry.state !== 'sent' && entry.page === pageUrl('complaint', { id: complaint.id }));
  const next = () => setRound(before => before + 1);
  return (
    <>
      <Head complaint={complaint} />
      <Card>
        <View {...aria({ role: 'list' })}>
          {complaint.messages.map(message => (
            <Said key={message.id} message={message} complaint={complaint} />
          ))}
        </View>
      </Card>
      {travelling.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
      {complaint.mayAnswer && <AnswerForm key={`answer/${round}`} complaint={complaint} from={from} onSent={next} />}
      {complaint.mayFollowUp && <FollowUpForm key={`follow/${round}`} complaint={complaint} onSent={next} />}
    </>
  );
}
