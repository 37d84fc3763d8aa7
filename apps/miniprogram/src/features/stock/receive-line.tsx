import { BATCH_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { GoodsPicture } from '@/features/store/goods-picture';
import * as texts from '@/texts/zh-CN';
import { Card, DateField, Field, Icon, Pressable } from '@/ui';
import type { LineFaults, TypedLine } from './receive-lines';
import './stock.scss';

/** One article of a delivery: how many, at what cost, and where it is marked, batch and best before. */
export function ReceiveLine({
  line,
  faults,
  onChange,
  onRemove,
}: {
  line: TypedLine;
  faults: LineFaults;
  onChange: (part: Partial<TypedLine>) => void;
  onRemove: () => void;
}) {
  const { goods } = line;
  const labelled = (label: string): string => `${goods.name} ${label}`;
  return (
    <Card>
      <View className="receive-line__head">
        <View className="goods-line__picture">
          <GoodsPicture goods={goods} silent />
        </View>
        <View className="receive-line__name">{goods.name}</View>
        <Pressable className="receive-line__remove" onPress={onRemove} label={texts.stock.lineRemove(goods.name)}>
          <Icon name="trash" />
        </Pressable>
      </View>
      <View className="pair">
        <Field
          name={labelled('quantity')}
          kind="digits"
          label={texts.stock.quantity(goods.unit)}
          value={line.quantity}
          onChange={quantity => onChange({ quantity })}
          maxChars={5}
          error={faults.quantity}
        />
        <Field
          name={labelled('cost')}
          label={texts.stock.unitCost}
          placeholder={texts.stock.unitCostHint}
          value={line.unitCost}
          onChange={unitCost => onChange({ unitCost })}
          maxChars={8}
          error={faults.unitCost}
        />
      </View>
      <View className="pair">
        <Field
          name={labelled('batch')}
          label={texts.stock.batch}
          optional={texts.common.optional}
          value={line.batch}
          onChange={batch => onChange({ batch })}
          maxChars={BATCH_MAX_CHARS}
        />
        <DateField
          name={labelled('best before')}
          label={texts.stock.bestBefore}
          optional={texts.common.optional}
          value={line.bestBefore}
          onChange={bestBefore => onChange({ bestBefore })}
          error={faults.bestBefore}
        />
      </View>
    </Card>
  );
}
