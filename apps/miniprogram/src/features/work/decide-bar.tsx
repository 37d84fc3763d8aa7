import { needsTwo, type QueueItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Icon, Pressable } from '@/ui';
import { overCap } from './caps';
import { ReasonSheet } from './reason-sheet';
import type { useReview } from './use-review';
import './work.scss';

type Asking = 'return' | 'reject';

export function PointsStepper({
  label = texts.work.choosePoints,
  min,
  max,
  value,
  onChange,
}: {
  /** What the number means; points are given where nothing else is said. */
  label?: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <View className="decide__points">
      <View>{label}</View>
      <View className="decide__stepper">
        <Pressable className="decide__step" disabled={value <= min} onPress={() => onChange(value - 1)} label={texts.work.less}>
          <Icon name="minus" />
        </Pressable>
        <View className="decide__number">{String(value)}</View>
        <Pressable className="decide__step" disabled={value >= max} onPress={() => onChange(value + 1)} label={texts.work.plus}>
          <Icon name="plus" />
        </Pressable>
      </View>
    </View>
  );
}

/** In reach of one thumb: return, reject, approve. Keyed by the case, so a range starts anew with each. */
export function DecideBar({ item, review }: { item: QueueItem; review: ReturnType<typeof useReview> }) {
  const { pointsMin, pointsMax } = item.rule;
  const mayPass = useMay('points.application.check');
  const two = needsTwo(item.rule, item.twoDecideAbove);
  // In the full lane the panel gives the points.
  const full = item.rule.lane === 'full' || two === 'always';
  const ranged = pointsMin !== pointsMax && !full;
  const [points, setPoints] = useState(pointsMin);
  const passes = full || (two === 'sometimes' && points > item.twoDecideAbove);
  const worth = ranged ? points : pointsMin;
  const over = overCap(item, worth);
  const [asking, setAsking] = useState<Asking>();
  return (
    <View className="decide">
      {ranged && (
        <PointsStepper
          min={pointsMin}
          max={two === 'sometimes' && !mayPass ? item.twoDecideAbove : pointsMax}
          value={points}
          onChange={setPoints}
        />
      )}
      {ranged && passes && <View className="note">{texts.panel.passForPoints(item.twoDecideAbove)}</View>}
      {over && <View className="decide__why">{passes ? texts.work.overPassing(over) : texts.work.overApproving(over)}</View>}
      <View className="decide__row">
        <Button kind="danger" disabled={review.busy} onPress={() => setAsking('reject')}>
          {texts.work.reject}
        </Button>
        <Button kind="quiet" disabled={review.busy} onPress={() => setAsking('return')}>
          {texts.work.return}
        </Button>
        <View className="decide__main">
          <Button
            block
            kind={over ? 'quiet' : 'primary'}
            disabled={over !== undefined && !passes}
            busy={review.busy}
            busyText={texts.common.sending}
            onPress={() => (passes ? review.pass(item) : review.approve(item, ranged ? points : undefined))}
          >
            {passes ? texts.panel.passCheck : texts.work.approvePoints(worth)}
          </Button>
        </View>
      </View>
      {asking && <WhyNot asking={asking} item={item} review={review} onClose={() => setAsking(undefined)} />}
    </View>
  );
}

interface WhyNotProps {
  asking: Asking;
  item: QueueItem;
  review: ReturnType<typeof useReview>;
  onClose: () => void;
}

function WhyNot({ asking, item, review, onClose }: WhyNotProps) {
  const shared = { onClose, busy: review.busy, error: review.error };
  if (asking === 'return')
    return (
      <ReasonSheet
        title={texts.work.returnTitle}
        hint={texts.work.returnHint}
        action={texts.work.confirmReturn}
        quick={texts.work.quickReasons.slice(0, 2)}
        onReason={reason => review.giveBack(item, reason)}
        {...shared}
      />
    );
  return (
    <ReasonSheet
      title={texts.work.rejectTitle}
      hint={texts.work.rejectHint}
      action={texts.work.confirmReject}
      quick={texts.work.quickReasons.slice(2)}
      onReason={reason => review.reject(item, reason)}
      {...shared}
    />
  );
}
