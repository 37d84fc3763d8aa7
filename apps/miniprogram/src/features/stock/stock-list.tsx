import { GOODS_CATEGORIES, goodsCategoryTitles, storeRoutes, type GoodsCategory, type StockItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { GoodsPicture } from '@/features/store/goods-picture';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, ListRow, Paged, Segmented, Tag } from '@/ui';
import './stock.scss';

type Chosen = GoodsCategory | 'all';
const CATEGORIES = [
  { value: 'all' as const, text: texts.common.all },
  ...GOODS_CATEGORIES.map(one => ({ value: one, text: goodsCategoryTitles[one] })),
];
const SHELVES = [
  { value: 'yes' as const, text: texts.stock.onShelf },
  { value: 'no' as const, text: texts.stock.offShelf },
];
/** From here on a keeper should think of the next delivery. */
const FEW = 3;

function level(item: StockItem) {
  if (item.goods.available <= 0) return <Tag tone="festive">{texts.stock.out}</Tag>;
  return item.goods.available <= FEW ? <Tag tone="gold">{texts.stock.few}</Tag> : undefined;
}

function StockRow({ item }: { item: StockItem }) {
  const { goods } = item;
  const note = `${texts.stock.row(goods.points, goods.unit)} · ${texts.stock.levels(goods.available, item.reserved, goods.unit)}`;
  return (
    <ListRow
      lead={
        <View className="stock-row__picture">
          <GoodsPicture goods={goods} silent />
        </View>
      }
      title={goods.name}
      note={note}
      value={level(item)}
      onPress={() => go.to('stockItem', { id: goods.id })}
    />
  );
}

export function StockList() {
  const [category, setCategory] = useState<Chosen>('all');
  const [onShelf, setOnShelf] = useState<'yes' | 'no'>('yes');
  const mayManage = useMay('store.goods.manage');
  const list = useVillagePages(storeRoutes.stock, { query: { onShelf, ...(category === 'all' ? {} : { category }) } });
  return (
    <>
      {mayManage && (
        <View className="stock-actions">
          <Button block icon="box" onPress={() => go.to('receive')}>
            {texts.stock.receive}
          </Button>
          <Button block kind="quiet" icon="plus" onPress={() => go.to('goodsForm')}>
            {texts.stock.add}
          </Button>
        </View>
      )}
      <View className="stack">
        <Segmented label={texts.stock.shelfLabel} options={SHELVES} value={onShelf} onChange={setOnShelf} />
      </View>
      <Segmented<Chosen> scroll label={texts.stock.listLabel} options={CATEGORIES} value={category} onChange={setCategory} />
      <Paged
        of={list}
        empty={
          onShelf === 'no' ? (
            <Empty icon="box" title={texts.stock.emptyOff} />
          ) : (
            <Empty icon="box" title={texts.stock.empty} body={texts.stock.emptyNote} />
          )
        }
      >
        {items => (
          <Card flush>
            {items.map(item => (
              <StockRow key={item.goods.id} item={item} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}
