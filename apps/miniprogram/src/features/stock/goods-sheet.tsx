import { storeRoutes, type GoodsView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { GoodsPicture } from '@/features/store/goods-picture';
import { go } from '@/navigation/go';
import { texts } from '@/texts/zh-CN';
import { Empty, ErrorView, ListRow, LoadMore, Sheet, Skeleton } from '@/ui';
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
      {open.map(({ goods, onHand }) => (
        <ListRow
          key={goods.id}
          lead={
            <View className="stock-row__picture">
              <GoodsPicture goods={goods} />
            </View>
          }
          title={goods.name}
          note={`${texts.stock.onHand} ${onHand} ${goods.unit}`}
          onPress={() => onPick(goods)}
        />
      ))}
      {list.items.length > 0 && <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />}
      {list.items.length === 0 &&
        (list.error ? (
          <ErrorView error={list.error} onRetry={list.reload} />
        ) : list.loading ? (
          <Skeleton rows={4} />
        ) : (
          <Empty icon="box" title={texts.stock.pickEmpty} action={{ text: texts.stock.add, onPress: () => go.instead('goodsForm') }} />
        ))}
    </Sheet>
  );
}
