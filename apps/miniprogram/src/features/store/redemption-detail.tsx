import { pointsRoutes, redemptionStatusTitles, storeRoutes, type RedemptionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand } from '@/api/hooks';
import { useMembership } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Heading, Steps, Tag, toast } from '@/ui';
import { redemptionTones } from './looks';
import { Opening } from './opening';
import { PickupCodeCard } from './pickup-code';
import { RedemptionLines } from './redemption-lines';
import { redemptionSteps } from './redemption-steps';

const CHANGED = [
  pointsRoutes.myAccount,
  pointsRoutes.myStatement,
  storeRoutes.shelf,
  storeRoutes.goods,
  storeRoutes.myRedemptions,
  storeRoutes.redemption,
];

/** A helper's reservation says who acts for whom; so does one that the helper sees of the other house. */
function ForWhose({ redemption }: { redemption: RedemptionView }) {
  const own = useMembership()?.householdId;
  const { placedByName, helperName, householdName } = redemption;
  if (helperName && helperName !== placedByName)
    return (
      <View className="note">
        {[placedByName && texts.store.proxy(placedByName, householdName), texts.helpers.collectorSay(helperName, householdName)]
          .filter(Boolean)
          .join('；')}
      </View>
    );
  if (placedByName) return <View className="note">{texts.store.proxy(placedByName, householdName)}</View>;
  return redemption.householdId === own ? null : <View className="note">{redemption.householdName}</View>;
}

function Cancel({ redemption }: { redemption: RedemptionView }) {
  const cancel = useCommand(storeRoutes.cancelRedemption, { refetches: CHANGED, onDone: () => toast(texts.store.cancelled, 'done') });
  const ask = async () => {
    if (
      await confirm({
        title: texts.store.cancelTitle,
        body: texts.store.cancelBody(redemption.points),
        action: texts.store.cancel,
        danger: true,
      })
    )
      cancel.run({ params: { redemptionId: redemption.id }, body: {} });
  };
  return (
    <>
      <ErrorNote error={cancel.error} />
      <Button kind="danger" block busy={cancel.busy} onPress={() => void ask()}>
        {texts.store.cancel}
      </Button>
    </>
  );
}

export function RedemptionDetail({ redemption }: { redemption: RedemptionView }) {
  const open = redemption.status === 'reserved';
  return (
    <>
      {open && <PickupCodeCard redemptionId={redemption.id} />}
      <Card>
        <View className="row">
          <Heading>{redemption.title}</Heading>
          <Tag tone={redemptionTones[redemption.status]}>{redemptionStatusTitles[redemption.status]}</Tag>
        </View>
        <ForWhose redemption={redemption} />
        <View className="stack">
          <Steps steps={redemptionSteps(redemption)} />
        </View>
        {open && <Opening />}
      </Card>
      <Card title={texts.store.lines}>
        <RedemptionLines lines={redemption.lines} />
      </Card>
      {open && <Cancel redemption={redemption} />}
    </>
  );
}
