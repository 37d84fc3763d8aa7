import { noticesRoutes, type NoticeReceipt } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { RevealPhone } from '@/features/people/reveal-phone';
import { useMay } from '@/features/session/session';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Avatar, Button, confirm, ErrorNote, Parts, Tag, toast, type Tone } from '@/ui';
import { waits } from './looks';
import { TOLD } from './told';
import './notices.scss';

/** How far it got with this person, and so why somebody should go. */
function standing(receipt: NoticeReceipt): { readonly words: string; readonly tone: Tone } {
  const t = texts.receipts;
  if (receipt.acknowledgedAt) return { words: `${texts.notices.confirmed} ${sayWhen(receipt.acknowledgedAt)}`, tone: 'leaf' };
  if (receipt.toldInPersonAt) return { words: `${texts.notices.told} ${sayWhen(receipt.toldInPersonAt)}`, tone: 'leaf' };
  if (receipt.openedAt) return { words: t.notAcknowledged, tone: 'gold' };
  if (!receipt.hasAccount) return { words: t.noAccount, tone: 'festive' };
  return receipt.deliveredAt ? { words: t.notOpened, tone: 'gold' } : { words: t.notDelivered, tone: 'plain' };
}

interface Props {
  noticeId: string;
  receipt: NoticeReceipt;
  asksAcknowledgement: boolean;
  mayTell: boolean;
}

export function ReceiptRow({ noticeId, receipt, asksAcknowledgement, mayTell }: Props) {
  const t = texts.receipts;
  const tell = useCommand(noticesRoutes.tellInPerson, {
    refetches: TOLD,
    onDone: () => toast(t.tellDone, 'done'),
  });
  const { words, tone } =
    !asksAcknowledgement && receipt.openedAt && !receipt.toldInPersonAt
      ? { words: `${texts.notices.openedShare} ${sayWhen(receipt.openedAt)}`, tone: 'leaf' as Tone }
      : standing(receipt);
  const mayReveal = useMay('people.phone.reveal') && receipt.phoneMasked !== null;
  const [revealing, setRevealing] = useState(false);
  const ask = async () => {
    if (await confirm({ title: t.tellTitle(receipt.name), body: t.tellBody, action: t.tell }))
      tell.run({ params: { noticeId, personId: receipt.personId }, body: {} });
  };
  return (
    <View className="visit-item">
      <View className="visit">
        <Avatar name={receipt.name} />
        <View className="visit__words">
          <View className="visit__name">{receipt.name}</View>
          <View className="visit__place">
            <Parts of={[receipt.groupName, receipt.householdName, receipt.phoneMasked].filter(Boolean).join(' · ')} />
          </View>
          <View className="visit__why">
            <Tag tone={tone}>{words}</Tag>
          </View>
        </View>
        {waits(receipt, asksAcknowledgement) && (mayTell || mayReveal) && (
          <View className="visit__act">
            {mayReveal && (
              <Button
                kind="plain"
                size="small"
                icon="phone"
                label={texts.people.revealLabel(receipt.name)}
                onPress={() => setRevealing(true)}
              >
                {texts.people.reveal}
              </Button>
            )}
            {mayTell && (
              <Button kind="quiet" size="small" busy={tell.busy} label={t.tellLabel(receipt.name)} onPress={() => void ask()}>
                {t.tell}
              </Button>
            )}
          </View>
        )}
      </View>
      <ErrorNote error={tell.error} />
      {revealing && (
        <RevealPhone person={{ id: receipt.personId, name: receipt.name }} usually="notice" onClose={() => setRevealing(false)} />
      )}
    </View>
  );
}
