import { storeRoutes, type CounterHelper, type CounterHousehold, type RedemptionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand } from '@/api/hooks';
import { sayUntil } from '@/formats/dates';
import { RedemptionLines } from '@/features/store/redemption-lines';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Heading, toast } from '@/ui';
import type { CounterProof } from './proof-of';
import { dropOpen } from './drop-open';

interface Props {
  household: CounterHousehold;
  redemption: RedemptionView;
  /** Undefined: a reason is wanted and not written yet. */
  proof: CounterProof | undefined;
  /** Who fetches it, when that is nobody of the house. */
  helper: CounterHelper | undefined;
  onProofMissing: () => void;
}

export function OpenRedemption({ household, redemption, proof, helper, onProofMissing }: Props) {
  const handOver = useCommand(storeRoutes.handOver, {
    refetches: [storeRoutes.counterHousehold, storeRoutes.counterRedemptions, storeRoutes.shelf],
    onDone: answer => {
      toast(texts.counter.handedOver, 'done');
      dropOpen(household, answer);
    },
  });
  const ask = async () => {
    if (!proof) {
      onProofMissing();
      return;
    }
    if (
      await confirm({
        title: texts.counter.handOverTitle,
        body: `${helper ? texts.helpers.collectorBody(helper.name, household.householdName) : ''}${texts.counter.handOverBody(redemption.title, redemption.points)}`,
        action: texts.counter.handOver,
      })
    )
      handOver.run({ params: { redemptionId: redemption.id }, body: { ...proof, ...(helper ? { helperPersonId: helper.personId } : {}) } });
  };
  return (
    <Card tone={redemption.id === household.redemptionId ? 'leaf' : 'paper'}>
      <View className="row">
        <Heading level={3}>{redemption.title}</Heading>
        <View className="goods-line__points">{texts.store.price(redemption.points)}</View>
      </View>
      {redemption.placedByName && <View className="note">{texts.store.proxy(redemption.placedByName, household.householdName)}</View>}
      {redemption.expiresAt && <View className="note">{texts.store.until(sayUntil(redemption.expiresAt))}</View>}
      <RedemptionLines lines={redemption.lines} />
      <ErrorNote error={handOver.error} />
      <Button
        block
        size="big"
        busy={handOver.busy}
        busyText={texts.common.sending}
        disabled={household.own}
        label={`${texts.counter.handOver} ${redemption.title}`}
        onPress={() => void ask()}
      >
        {texts.counter.handOver}
      </Button>
    </Card>
  );
}
