import {
  CAP_PERIODS,
  GOODS_CATEGORIES,
  GOODS_DESCRIPTION_MAX_CHARS,
  GOODS_NAME_MAX_CHARS,
  GOODS_UNIT_MAX_CHARS,
  goodsCategoryTitles,
  type GoodsView,
  type StockItem,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { FormPhotos } from '@/features/photos/form-photos';
import { GoodsPicture } from '@/features/store/goods-picture';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, Segmented } from '@/ui';
import { useGoodsForm, type LimitChoice } from './use-goods-form';
import './stock.scss';

const CATEGORIES = GOODS_CATEGORIES.map(one => ({ value: one, text: goodsCategoryTitles[one] }));
const LIMITS: readonly { value: LimitChoice; text: string }[] = [
  { value: 'none', text: texts.stock.limitNone },
  ...CAP_PERIODS.map(one => ({ value: one, text: texts.stock.limitPeriods[one] })),
];

type Form = ReturnType<typeof useGoodsForm>;

function Picture({ form, before }: { form: Form; before: GoodsView | undefined }) {
  const [changing, setChanging] = useState(!before?.photo);
  return (
    <FieldFrame label={texts.stock.photo} hint={texts.stock.photoHint} optional={texts.common.optional} error={form.wrong.photo}>
      {before?.photo && !changing ? (
        <>
          <View className="goods-form__photo">
            <GoodsPicture goods={before} />
          </View>
          <Button kind="quiet" size="small" icon="camera" onPress={() => setChanging(true)}>
            {texts.stock.photoChange}
          </Button>
        </>
      ) : (
        <FormPhotos photos={form.photos} max={1} />
      )}
    </FieldFrame>
  );
}

/** How many a household may take in a while, if there is a limit at all. */
function LimitFields({ form }: { form: Form }) {
  return (
    <>
      <FieldFrame label={texts.stock.limited}>
        <Segmented<LimitChoice>
          scroll
          label={texts.stock.limited}
          options={LIMITS}
          value={form.limitPeriod}
          onChange={form.setLimitPeriod}
        />
      </FieldFrame>
      {form.limitPeriod !== 'none' && (
        <Field
          name="limit"
          kind="digits"
          label={texts.stock.limitQuantity}
          unit={form.values.unit || undefined}
          value={form.values.limitQuantity}
          onChange={limitQuantity => form.change({ limitQuantity })}
          maxChars={3}
          error={form.wrong.limit}
        />
      )}
    </>
  );
}

export function GoodsForm({ item }: { item?: StockItem }) {
  const form = useGoodsForm(item);
  const { values, change, wrong } = form;
  return (
    <Card>
      <Picture form={form} before={item?.goods} />
      <Field
        name="name"
        label={texts.stock.name}
        hint={texts.stock.nameHint}
        value={values.name}
        onChange={name => change({ name })}
        maxChars={GOODS_NAME_MAX_CHARS}
        error={wrong.name}
      />
      <FieldFrame label={texts.stock.category}>
        <Segmented scroll label={texts.stock.category} options={CATEGORIES} value={form.category} onChange={form.setCategory} />
      </FieldFrame>
      <View className="pair">
        <Field
          name="unit"
          label={texts.stock.unit}
          hint={texts.stock.unitHint}
          value={values.unit}
          onChange={unit => change({ unit })}
          maxChars={GOODS_UNIT_MAX_CHARS}
          error={wrong.unit}
        />
        {!item && (
          <Field
            name="points"
            kind="digits"
            label={texts.stock.points}
            unit={texts.common.units.points}
            value={values.points}
            onChange={points => change({ points })}
            maxChars={5}
            error={wrong.points}
          />
        )}
      </View>
      <LimitFields form={form} />
      <Field
        name="description"
        lines={3}
        showCount
        label={texts.stock.description}
        optional={texts.common.optional}
        value={values.description}
        onChange={description => change({ description })}
        maxChars={GOODS_DESCRIPTION_MAX_CHARS}
      />
      <ErrorNote error={form.error} />
      <Button block size="big" busy={form.busy || form.photos.underWay} busyText={texts.common.sending} onPress={form.save}>
        {item ? texts.common.save : texts.stock.create}
      </Button>
    </Card>
  );
}
