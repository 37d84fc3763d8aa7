import { GOODS_MAX_POINTS, storeRoutes, type StockItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';
import { GOODS_CHANGED } from './changed';
import { wholeOf } from './whole';

/** Reservations keep the price they were made at; every price is kept with its day. A lower one waits for its day, and taken back before it counts for nobody. */
export function PriceSheet({ item, onClose }: { item: StockItem; onClose: () => void }) {
  const { goods, version } = item;
  const [typed, setTyped] = useState(String(goods.points));
  const [tried, setTried] = useState(false);
  const reprice = useCommand(storeRoutes.changeGoodsPrice, {
    refetches: GOODS_CHANGED,
    onDone: answer => {
      toast(answer.goods.comingPrice ? texts.stock.priceWaits : texts.stock.priceDone, 'done');
      onClose();
    },
  });
  const points = wholeOf(typed, GOODS_MAX_POINTS);
  const save = () => {
    setTried(true);
    if (points !== undefined) reprice.run({ params: { goodsId: goods.id }, body: { points }, version });
  };
  return (
    <Sheet
      open
      title={texts.stock.priceTitle}
      onClose={onClose}
      foot={
        <SheetFoot busy={reprice.busy} onPress={save}>
          {texts.stock.priceSave}
        </SheetFoot>
      }
    >
      <View className="note">{texts.stock.priceNow(goods.points, goods.unit)}</View>
      {goods.comingPrice && <View className="note">{texts.stock.priceBack(goods.points)}</View>}
      <Field
        name="points"
        kind="digits"
        label={texts.stock.priceNew}
        unit={texts.stock.priceUnit(goods.unit)}
        hint={texts.stock.priceHint}
        value={typed}
        onChange={setTyped}
        onDone={save}
        maxChars={5}
        error={tried && points === undefined ? texts.stock.priceWrong(GOODS_MAX_POINTS) : undefined}
      />
      <ErrorNote error={reprice.error} />
    </Sheet>
  );
}
