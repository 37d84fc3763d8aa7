import {
  GOODS_LIMIT_MAX_QUANTITY,
  GOODS_MAX_POINTS,
  storeRoutes,
  type CapPeriod,
  type GoodsCategory,
  type StockItem,
} from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { GOODS_CHANGED } from './changed';
import { wholeOf } from './whole';

const NO_PHOTOS: readonly OutboxPhoto[] = [];
const forgetKept = (): void => undefined;
export type LimitChoice = CapPeriod | 'none';

/** One article, new or as it is. The price of an existing one is changed by itself, because it has a history. */
export function useGoodsForm(item: StockItem | undefined) {
  const before = item?.goods;
  const creates = useLastingId('goods');
  const [values, setValues] = useState({
    name: before?.name ?? '',
    unit: before?.unit ?? '',
    description: before?.description ?? '',
    points: '',
    limitQuantity: before?.limit ? String(before.limit.quantity) : '',
  });
  const [category, setCategory] = useState<GoodsCategory>(before?.category ?? 'daily');
  const [limitPeriod, setLimitPeriod] = useState<LimitChoice>(before?.limit?.period ?? 'none');
  const [tried, setTried] = useState(false);
  const photos = usePhotos(useVillageId(), 1, NO_PHOTOS, forgetKept);
  const create = useCommand(storeRoutes.createGoods, {
    refetches: GOODS_CHANGED,
    creates,
    onDone: (answer, go) => {
      toast(texts.stock.created, 'done');
      go.instead('stockItem', { id: answer.goods.id });
    },
  });
  const edit = useCommand(storeRoutes.editGoods, {
    refetches: GOODS_CHANGED,
    onDone: (_answer, go) => {
      toast(texts.stock.saved, 'done');
      go.back();
    },
  });

  const points = wholeOf(values.points, GOODS_MAX_POINTS);
  const quantity = wholeOf(values.limitQuantity, GOODS_LIMIT_MAX_QUANTITY);
  const limit = limitPeriod === 'none' || quantity === undefined ? undefined : { quantity, period: limitPeriod };
  const [photoId] = photos.arrived;
  const wrong = {
    name: values.name.trim() === '' ? texts.stock.nameMissing : undefined,
    unit: values.unit.trim() === '' ? texts.stock.unitMissing : undefined,
    points: !item && points === undefined ? texts.stock.priceWrong(GOODS_MAX_POINTS) : undefined,
    limit: limitPeriod !== 'none' && quantity === undefined ? texts.stock.limitWrong(GOODS_LIMIT_MAX_QUANTITY) : undefined,
    // A photo on its way is waited for: without it the article would be saved bare.
    photo: photos.refused ? texts.stock.photoRefused : photos.fault,
  };
  const save = () => {
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const said = {
      name: values.name.trim(),
      unit: values.unit.trim(),
      description: values.description.trim(),
      category,
      ...(photoId ? { photoId } : {}),
    };
    if (item) edit.run({ params: { goodsId: item.goods.id }, version: item.version, body: { ...said, limit: limit ?? null } });
    else if (points !== undefined) create.run({ body: { ...said, id: creates.id, points, ...(limit ? { limit } : {}) } });
  };
  return {
    values,
    change: (part: Partial<typeof values>) => setValues(now => ({ ...now, ...part })),
    category,
    setCategory,
    limitPeriod,
    setLimitPeriod,
    photos,
    save,
    busy: create.busy || edit.busy,
    error: create.error ?? edit.error,
    wrong: tried ? wrong : ({} as Partial<typeof wrong>),
  };
}
