import { goodsCategoryTitles, storeRoutes, type StockItem } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { GoodsPicture } from '@/features/store/goods-picture';
import { useMay } from '@/features/session/session';
import { sayDay } from '@/formats/calendar-day';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, confirm, ErrorNote, Heading, Tag, toast } from '@/ui';
import { GOODS_CHANGED } from './changed';
import { Movements } from './movements';
import { PriceSheet } from './price-sheet';
import './stock.scss';

function Levels({ item }: { item: StockItem }) {
  const figures = [
    { name: texts.stock.onHand, value: item.onHand },
    { name: texts.stock.reserved, value: item.reserved },
    { name: texts.stock.available, value: item.goods.available, free: true },
  ];
  return (
    <View className="levels">
      {figures.map(({ name, value, free }) => (
        <View key={name} className="levels__one" {...aria({ role: 'img', label: `${name} ${value} ${item.goods.unit}` })}>
          <View className={`levels__number ${free ? 'levels__number--free' : ''}`}>
            {String(value)}
            <Text className="levels__unit">{item.goods.unit}</Text>
          </View>
          <View className="levels__name">{name}</View>
        </View>
      ))}
    </View>
  );
}

function Manage({ item }: { item: StockItem }) {
  const { goods } = item;
  const [repricing, setRepricing] = useState(false);
  const shelve = useCommand(storeRoutes.setGoodsShelf, {
    refetches: GOODS_CHANGED,
    onDone: answer => toast(answer.goods.onShelf ? texts.stock.put : texts.stock.taken, 'done'),
  });
  const askShelf = async () => {
    const t = texts.stock;
    const question = goods.onShelf
      ? { title: t.takeOffTitle, body: t.takeOffBody, action: t.takeOff, danger: true }
      : { title: t.putOnTitle, body: t.putOnBody, action: t.putOn };
    if (await confirm(question)) shelve.run({ params: { goodsId: goods.id }, body: { onShelf: !goods.onShelf } });
  };
  return (
    <>
      <ErrorNote error={shelve.error} />
      <View className="stock-actions">
        <Button block kind="quiet" icon="edit" onPress={() => go.to('goodsForm', { id: goods.id })}>
          {texts.stock.edit}
        </Button>
        <Button block kind="quiet" icon="points" onPress={() => setRepricing(true)}>
          {texts.stock.reprice}
        </Button>
      </View>
      <View className="stock-actions">
        <Button block kind={goods.onShelf ? 'danger' : 'quiet'} busy={shelve.busy} onPress={() => void askShelf()}>
          {goods.onShelf ? texts.stock.takeOff : texts.stock.putOn}
        </Button>
        <Button block icon="box" onPress={() => go.to('receive', { goodsId: goods.id })}>
          {texts.stock.receive}
        </Button>
      </View>
      {repricing && <PriceSheet item={item} onClose={() => setRepricing(false)} />}
    </>
  );
}

export function StockDetail({ item }: { item: StockItem }) {
  const { goods } = item;
  const mayManage = useMay('store.goods.manage');
  return (
    <>
      <View className="goods-page__picture">
        <GoodsPicture goods={goods} whole />
      </View>
      <Card>
        <View className="row">
          <Heading>{goods.name}</Heading>
          <Tag tone={goods.onShelf ? 'leaf' : 'plain'}>{goods.onShelf ? texts.stock.onShelf : texts.stock.offShelf}</Tag>
        </View>
        <View>
          <Text className="goods-page__points">{texts.store.price(goods.points)}</Text>
          <Text className="goods__unit">{texts.store.perUnit(goods.unit)}</Text>
        </View>
        {goods.comingPrice && (
          <View className="note">{texts.store.comingPrice(sayDay(goods.comingPrice.from), goods.comingPrice.points)}</View>
        )}
        <View className="goods-page__tags">
          <Tag>{goodsCategoryTitles[goods.category]}</Tag>
          {goods.limit && <Tag tone="gold">{texts.store.limit(goods.limit.quantity, goods.limit.period, goods.unit)}</Tag>}
        </View>
        {goods.description !== '' && <View className="paragraph">{goods.description}</View>}
        <Levels item={item} />
        {mayManage && <Manage item={item} />}
      </Card>
      <Movements goodsId={goods.id} unit={goods.unit} />
    </>
  );
}
