import { GOODS_CATEGORIES, goodsCategoryTitles, pointsRoutes, storeRoutes, type GoodsCategory, type GoodsView } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Empty, Paged, Pressable, Segmented, Tag } from '@/ui';
import { GoodsPicture } from './goods-picture';
import './store.scss';

type Chosen = GoodsCategory | 'all';
const CATEGORIES = [
  { value: 'all' as const, text: texts.common.all },
  ...GOODS_CATEGORIES.map(one => ({ value: one, text: goodsCategoryTitles[one] })),
];

function GoodsTile({ goods }: { goods: GoodsView }) {
  const out = goods.available <= 0;
  return (
    <Pressable className={`goods ${out ? 'goods--off' : ''}`} onPress={() => go.to('goods', { id: goods.id })}>
      <View className="goods__picture">
        <GoodsPicture goods={goods} silent />
        {out && (
          <View className="goods__out">
            <Tag tone="festive">{texts.store.soldOut}</Tag>
          </View>
        )}
      </View>
      <View className="goods__words">
        <View className="goods__name">{goods.name}</View>
        <View className="goods__line">
          <View>
            <Text className="goods__points">{texts.store.price(goods.points)}</Text>
            <Text className="goods__unit">{texts.store.perUnit(goods.unit)}</Text>
          </View>
          {!out && <View className="goods__left">{texts.store.left(goods.available, goods.unit)}</View>}
        </View>
      </View>
    </Pressable>
  );
}

export function ShelfHead() {
  const account = useVillageCall(pointsRoutes.myAccount, {}, { enabled: useMay('points.account.read.own') });
  if (!account.data) return null;
  return (
    <View className="shelf-head">
      <View className="shelf-head__balance">{texts.store.balance(account.data.spendable)}</View>
      <Button kind="quiet" size="small" icon="gift" onPress={() => go.to('redemptions')}>
        {texts.store.mine}
      </Button>
    </View>
  );
}

export function Shelf() {
  const [category, setCategory] = useState<Chosen>('all');
  const shelf = useVillagePages(storeRoutes.shelf, { query: category === 'all' ? {} : { category } });
  return (
    <>
      <Segmented<Chosen> scroll label={texts.store.categoryLabel} options={CATEGORIES} value={category} onChange={setCategory} />
      <Paged of={shelf} rows={4} empty={<Empty icon="store" title={texts.store.empty} body={texts.store.emptyNote} />}>
        {items => (
          <View className="shelf">
            {items.map(goods => (
              <GoodsTile key={goods.id} goods={goods} />
            ))}
          </View>
        )}
      </Paged>
    </>
  );
}
