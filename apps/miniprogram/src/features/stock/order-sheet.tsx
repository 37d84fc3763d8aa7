import { pickupMeansTitles, redemptionChannelTitles, storeRoutes, STORE_REASON_MAX_CHARS, type RedemptionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { sayExactly } from '@/formats/dates';
import { useCounter } from '@/features/counter/counter-store';
import { redemptionSteps } from '@/features/store/redemption-steps';
import { RedemptionLines } from '@/features/store/redemption-lines';
import { useMay, useMembership } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, Field, FieldFrame, Segmented, Sheet, SheetFoot, Steps, toast } from '@/ui';
import { GOODS_CHANGED } from './changed';

const RESTOCK = [
  { value: 'yes', text: texts.stock.restockYes },
  { value: 'no', text: texts.stock.restockNo },
] as const;

function GiveBack({ order, onClose }: { order: RedemptionView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [restock, setRestock] = useState<'yes' | 'no'>('yes');
  const [tried, setTried] = useState(false);
  const giveBack = useCommand(storeRoutes.returnRedemption, {
    refetches: [...GOODS_CHANGED, storeRoutes.counterRedemptions],
    onDone: () => {
      toast(texts.stock.givenBack, 'done');
      onClose();
    },
  });
  const missing = reason.trim() === '';
  const send = () => {
    setTried(true);
    if (!missing) giveBack.run({ params: { redemptionId: order.id }, body: { reason: reason.trim(), restock: restock === 'yes' } });
  };
  return (
    <Sheet
      open
      title={texts.stock.giveBackTitle}
      onClose={onClose}
      foot={
        <SheetFoot kind="festive" busy={giveBack.busy} onPress={send}>
          {texts.stock.giveBackConfirm(order.points)}
        </SheetFoot>
      }
    >
      <RedemptionLines lines={order.lines} />
      <Field
        name="reason"
        lines={2}
        label={texts.stock.giveBackReason}
        placeholder={texts.stock.giveBackHint}
        value={reason}
        onChange={setReason}
        maxChars={STORE_REASON_MAX_CHARS}
        error={tried && missing ? texts.stock.giveBackMissing : undefined}
      />
      <FieldFrame label={texts.stock.restock}>
        <Segmented label={texts.stock.restock} options={RESTOCK} value={restock} onChange={setRestock} />
      </FieldFrame>
      <ErrorNote error={giveBack.error} />
    </Sheet>
  );
}

export function OrderSheet({ order, onClose }: { order: RedemptionView; onClose: () => void }) {
  const [returning, setReturning] = useState(false);
  const keeps = useMay('store.counter');
  const ownHousehold = useMembership()?.householdId === order.householdId;
  const mayServe = keeps && !ownHousehold;
  const serve = () => {
    useCounter.setState({ household: undefined });
    go.to('counterHousehold', { id: order.householdId });
  };
  if (returning) return <GiveBack order={order} onClose={onClose} />;
  const about = [redemptionChannelTitles[order.channel], order.means && pickupMeansTitles[order.means], sayExactly(order.placedAt)]
    .filter(Boolean)
    .join(' · ');
  const foot = !mayServe ? undefined : order.status === 'reserved' ? (
    <Button block size="big" icon="store" onPress={serve}>
      {texts.stock.serve}
    </Button>
  ) : order.status === 'fulfilled' ? (
    <Button block kind="danger" icon="undo" onPress={() => setReturning(true)}>
      {texts.stock.giveBack}
    </Button>
  ) : undefined;
  return (
    <Sheet open title={`${order.householdName} ${texts.store.price(order.points)}`} onClose={onClose} foot={foot}>
      <View className="note">{about}</View>
      {order.reason && <View className="note">{order.reason}</View>}
      <RedemptionLines lines={order.lines} />
      <View className="stack">
        <Steps steps={redemptionSteps(order)} />
      </View>
    </Sheet>
  );
}
