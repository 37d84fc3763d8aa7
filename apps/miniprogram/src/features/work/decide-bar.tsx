import { needsTwo, type QueueItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Icon, Pressable, Segmented } from '@/ui';
import { overCap } from './caps';
import { ReasonSheet } from './reason-sheet';
import type { useReview } from './use-review';
import './work.scss';

/** So many values stand side by side, each one tap away. */
const SHOWN_MAX_VALUES = 6;

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
  /** Undefined: nothing was chosen yet; the first tap, on either side, takes the least. */
  value: number | undefined;
  onChange: (value: number) => void;
}) {
  const step = (by: number) => onChange(value === undefined ? min : value + by);
  return (
    <View className="decide__points">
      <View>{label}</View>
      <View className="decide__stepper">
        <Pressable className="decide__step" disabled={value !== undefined && value <= min} onPress={() => step(-1)} label={texts.work.less}>
          <Icon name="minus" />
        </Pressable>
        <View className="decide__number">{value === undefined ? texts.work.notChosen : String(value)}</View>
        <Pressable className="decide__step" disabled={value !== undefined && value >= max} onPress={() => step(1)} label={texts.work.plus}>
          <Icon name="plus" />
        </Pressable>
      </View>
    </View>
  );
}

interface RangeProps {
  min: number;
  max: number;
  chosen: number | undefined;
  onChoose: (points: number) => void;
}

/** Nothing is chosen before somebody does: what goes through untouched would always be the least. */
function RangeChoice({ min, max, chosen, onChoose }: RangeProps) {
  if (max - min >= SHOWN_MAX_VALUES) return <PointsStepper min={min} max={max} value={chosen} onChange={onChoose} />;
  const values = Array.from({ length: max - min + 1 }, (_none, index) => String(min + index));
  return (
    <View className="decide__points">
      <View>{texts.work.choosePoints}</View>
      <View className="decide__values">
        <Segmented
          wrap
          label={texts.work.choosePoints}
          options={values.map(value => ({ value, text: value }))}
          value={chosen === undefined ? '' : String(chosen)}
          onChange={value => onChoose(Number(value))}
        />
      </View>
    </View>
  );
}

/** In reach of one thumb: return, reject, approve. Keyed by the case, so a range is chosen anew with each. */
export function DecideBar({ item, review }: { item: QueueItem; review: ReturnType<typeof useReview> }) {
  const { pointsMin, pointsMax } = item.rule;
  const mayPass = useMay('points.application.check');
  const two = needsTwo(item.rule, item.twoDecideAbove);
  // In the full lane the panel gives the points.
  const full = item.rule.lane === 'full' || two === 'always';
  const ranged = pointsMin !== pointsMax && !full;
  const [chosen, choose] = useState<number>();
  const isOpen = ranged && chosen === undefined;
  const worth = chosen ?? pointsMin;
  const passes = full || (two === 'sometimes' && worth > item.twoDecideAbove);
  const over = overCap(item, worth);
  const [asking, setAsking] = useState<Asking>();
  return (
    <View className="decide">
      {ranged && (
        <RangeChoice
          min={pointsMin}
          max={two === 'sometimes' && !mayPass ? item.twoDecideAbove : pointsMax}
          chosen={chosen}
          onChoose={choose}
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
            disabled={isOpen || (over !== undefined && !passes)}
            busy={review.busy}
            busyText={texts.common.sending}
            onPress={() => (passes ? review.pass(item) : review.approve(item, chosen))}
          >
            {isOpen ? texts.work.chooseFirst : passes ? texts.panel.passCheck : texts.work.approvePoints(worth)}
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
        neutral
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
