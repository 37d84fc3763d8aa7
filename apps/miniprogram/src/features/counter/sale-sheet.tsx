import {
  LINE_MAX_QUANTITY,
  REDEMPTION_MAX_LINES,
  storeRoutes,
  type CounterHelper,
  type CounterHousehold,
  type GoodsView,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { GoodsPicture } from '@/features/store/goods-picture';
import { Stepper } from '@/features/store/stepper';
import * as texts from '@/texts/zh-CN';
import { Button, confirm, Empty, ErrorNote, Paged, Sheet } from '@/ui';
import type { CounterProof } from './proof-of';
import type { Sale } from './use-sale';

interface Props {
  household: CounterHousehold;
  sale: Sale;
  proof: CounterProof;
  helper: CounterHelper | undefined;
  onClose: () => void;
}

function GoodsChoice({
  goods,
  quantity,
  room,
  onChange,
}: {
  goods: GoodsView;
  quantity: number;
  room: boolean;
  onChange: (quantity: number) => void;
}) {
  const most = quantity > 0 || room ? Math.min(goods.available, LINE_MAX_QUANTITY) : 0;
  return (
    <View className="goods-line">
      <View className="goods-line__picture">
        <GoodsPicture goods={goods} silent />
      </View>
      <View className="goods-line__words">
        <View>{goods.name}</View>
        <View className="goods-line__note">{`${texts.store.price(goods.points)} · ${texts.store.left(goods.available, goods.unit)}`}</View>
      </View>
      <Stepper name={goods.name} value={quantity} min={0} max={most} onChange={onChange} />
    </View>
  );
}

const useShelf = () => useVillagePages(storeRoutes.shelf, { query: {} });
type Wanted = Readonly<Record<string, number>>;

/** The whole shelf with a stepper beside each article. */
function GoodsChoices({
  shelf,
  wanted,
  onChange,
}: {
  shelf: ReturnType<typeof useShelf>;
  wanted: Wanted;
  onChange: (goodsId: string, quantity: number) => void;
}) {
  const lines = shelf.items.filter(goods => (wanted[goods.id] ?? 0) > 0).length;
  return (
    <Paged of={shelf} rows={3} empty={<Empty icon="store" title={texts.counter.goodsMissing} />}>
      {items =>
        items.map(goods => (
          <GoodsChoice
            key={goods.id}
            goods={goods}
            quantity={wanted[goods.id] ?? 0}
            room={lines < REDEMPTION_MAX_LINES}
            onChange={quantity => onChange(goods.id, quantity)}
          />
        ))
      }
    </Paged>
  );
}

/** For a person without a phone: choose, confirm, hand over, in one go. */
export function SaleSheet({ household, sale, proof, helper, onClose }: Props) {
  const [wanted, setWanted] = useState<Wanted>({});
  const shelf = useShelf();
  const chosen = shelf.items.filter(goods => (wanted[goods.id] ?? 0) > 0);
  const total = chosen.reduce((sum, goods) => sum + goods.points * (wanted[goods.id] ?? 0), 0);
  const title = chosen.map(goods => `${goods.name} ${wanted[goods.id] ?? 0} ${goods.unit}`).join('、');
  const missing = Math.max(0, total - household.spendable);
  const ask = async () => {
    if (
      !(await confirm({
        title: texts.counter.saleAsk,
        body: `${helper ? texts.helpers.collectorBody(helper.name, household.householdName) : ''}${texts.counter.saleBody(title, total, household.householdName)}`,
        action: texts.counter.saleSure,
      }))
    )
      return;
    sale.sell(
      { expectedPoints: total, lines: chosen.map(goods => ({ goodsId: goods.id, quantity: wanted[goods.id] ?? 0 })) },
      proof,
      helper,
    );
  };
  const action = total === 0 ? texts.counter.saleEmpty : missing > 0 ? texts.store.notEnough(missing) : texts.counter.saleConfirm(total);
  return (
    <Sheet
      open
      title={texts.counter.saleTitle}
      onClose={onClose}
      foot={
        <Button
          block
          size="big"
          busy={sale.busy}
          busyText={texts.common.sending}
          disabled={total === 0 || missing > 0}
          onPress={() => void ask()}
        >
          {action}
        </Button>
      }
    >
      <ErrorNote error={sale.error} />
      <GoodsChoices
        shelf={shelf}
        wanted={wanted}
        onChange={(goodsId, quantity) => setWanted(before => ({ ...before, [goodsId]: quantity }))}
      />
    </Sheet>
  );
}
