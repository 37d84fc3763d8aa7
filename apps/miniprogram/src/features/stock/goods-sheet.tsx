import { storeRoutes, type GoodsView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { GoodsPicture } from '@/features/store/goods-picture';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Empty, ListRow, Paged, Sheet } from '@/ui';
import './stock.scss';

/** Any article of the village, on the shelf or not, that is not on the receipt yet. */
export function GoodsSheet({
  taken,
  onPick,
  onClose,
}: {
  taken: readonly string[];
  onPick: (goods: GoodsView) => void;
  onClose: () => void;
}) {
  const list = useVillagePages(storeRoutes.stock, { query: {} });
  const open = list.items.filter(item => !taken.includes(item.goods.id));
  return (
    <Sheet open title={texts.stock.pickTitle} onClose={onClose}>
      <Paged
        of={list}
        rows={4}
        empty={
          <Empty icon="box" title={texts.stock.pickEmpty} action={{ text: texts.stock.add, onPress: () => go.instead('goodsForm') }} />
        }
      >
        {() =>
          open.map(({ goods, onHand }) => (
            <ListRow
              key={goods.id}
              lead={
                <View className="stock-row__picture">
                  <GoodsPicture goods={goods} silent />
                </View>
              }
              title={goods.name}
              note={`${texts.stock.onHand} ${onHand} ${goods.unit}`}
              onPress={() => onPick(goods)}
            />
          ))
        }
      </Paged>
    </Sheet>
  );
}
