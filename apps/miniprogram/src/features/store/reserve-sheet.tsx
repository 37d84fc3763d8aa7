import { identityRoutes, LINE_MAX_QUANTITY, pointsRoutes, type GoodsView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { ForHousehold } from '@/features/acting/for-household';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, Sheet } from '@/ui';
import { Opening } from './opening';
import { Stepper } from './stepper';
import type { Reservation } from './use-reservation';

interface Props {
  goods: GoodsView;
  reservation: Reservation;
  onClose: () => void;
}

export function ReserveSheet({ goods, reservation, onClose }: Props) {
  const [wanted, setWanted] = useState(1);
  const [householdId, setHouseholdId] = useState<string>();
  const account = useVillageCall(pointsRoutes.myAccount, {});
  const village = useVillageCall(identityRoutes.villageHome, {});
  const full = householdId === undefined && goods.limitLeft === 0;
  const most = Math.max(
    1,
    Math.min(goods.available, (householdId === undefined ? goods.limitLeft : null) ?? LINE_MAX_QUANTITY, LINE_MAX_QUANTITY),
  );
  // Another household may have room for more than the own one.
  const quantity = Math.min(wanted, most);
  const total = goods.points * quantity;
  // Another house's balance is its own: the server says when it does not suffice.
  const missing = account.data && householdId === undefined ? Math.max(0, total - account.data.spendable) : 0;
  return (
    <Sheet
      open
      title={texts.store.reserveTitle}
      onClose={onClose}
      foot={
        <Button
          block
          size="big"
          busy={reservation.busy}
          busyText={texts.common.sending}
          disabled={missing > 0 || full}
          onPress={() => reservation.reserve(quantity, householdId)}
        >
          {full ? texts.store.limitFull : missing > 0 ? texts.store.notEnough(missing) : texts.store.confirm(total)}
        </Button>
      }
    >
      <ForHousehold label={texts.acting.reserveFor} say={texts.store.proxy} value={householdId} onChange={setHouseholdId} />
      <View className="sum">
        <View>{goods.name}</View>
        <Stepper name={texts.store.quantity} value={quantity} min={1} max={most} onChange={setWanted} />
      </View>
      <View className="sum">
        <View>{texts.store.total}</View>
        <View className="sum__value sum__value--points">{texts.store.price(total)}</View>
      </View>
      {account.data && householdId === undefined && missing === 0 && (
        <View className="sum">
          <View>{texts.store.balanceAfter}</View>
          <View className="sum__value">{texts.store.price(account.data.spendable - total)}</View>
        </View>
      )}
      {village.data && <View className="note stack">{texts.store.reserveNote(village.data.settings.reservationDays)}</View>}
      <Opening />
      <ErrorNote error={reservation.error} />
    </Sheet>
  );
}
