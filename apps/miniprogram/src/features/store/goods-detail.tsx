import { goodsCategoryTitles, identityRoutes, type GoodsView } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Heading, Tag } from '@/ui';
import { GoodsPicture } from './goods-picture';
import { ReserveSheet } from './reserve-sheet';
import { useReservation } from './use-reservation';
import './store.scss';

export function GoodsDetail({ goods }: { goods: GoodsView }) {
  const [reserving, setReserving] = useState(false);
  const reservation = useReservation(goods);
  const village = useVillageCall(identityRoutes.villageHome, {});
  const mayReserve = useMay('store.redemption.reserve');
  const rounds = village.data?.settings.redemptionMode === 'rounds';
  const helps = useVillagePages(identityRoutes.representedHouseholds, { query: {} }, { enabled: mayReserve }).items.length > 0;
  // The limit is the own household's; somebody acted for may still have room.
  const out = goods.available <= 0 || !goods.onShelf || (goods.limitLeft === 0 && !helps);
  return (
    <View>
      <View className="goods-page__picture">
        <GoodsPicture goods={goods} whole />
      </View>
      <Card>
        <Heading>{goods.name}</Heading>
        <View>
          <Text className="goods-page__points">{texts.store.price(goods.points)}</Text>
          <Text className="goods__unit">{texts.store.perUnit(goods.unit)}</Text>
        </View>
        {goods.comingPrice && (
          <View className="note">{texts.store.comingPrice(sayDay(goods.comingPrice.from), goods.comingPrice.points)}</View>
        )}
        <View className="goods-page__tags">
          <Tag>{goodsCategoryTitles[goods.category]}</Tag>
          {goods.onShelf ? (
            <Tag tone={goods.available > 0 ? 'leaf' : 'festive'}>{texts.store.left(goods.available, goods.unit)}</Tag>
          ) : (
            <Tag tone="festive">{texts.store.offShelf}</Tag>
          )}
          {goods.limit && <Tag tone="gold">{texts.store.limit(goods.limit.quantity, goods.limit.period, goods.unit)}</Tag>}
          {goods.limitLeft !== null && <Tag tone="gold">{texts.store.limitLeft(goods.limitLeft, goods.unit)}</Tag>}
        </View>
        {goods.description !== '' && <View className="paragraph">{goods.description}</View>}
      </Card>
      {rounds && (
        <Card tone="gold" title={texts.store.roundsTitle}>
          <View>{texts.store.roundsNote}</View>
        </Card>
      )}
      {mayReserve && !rounds && (
        <Button block size="big" icon="gift" disabled={out} onPress={() => setReserving(true)}>
          {texts.store.reserve}
        </Button>
      )}
      {reserving && <ReserveSheet goods={goods} reservation={reservation} onClose={() => setReserving(false)} />}
    </View>
  );
}
