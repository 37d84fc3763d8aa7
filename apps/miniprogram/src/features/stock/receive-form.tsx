import { RECEIPT_MAX_LINES, RECEIPT_NOTE_MAX_CHARS, SUPPLIER_NAME_MAX_CHARS, type GoodsView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field } from '@/ui';
import { GoodsSheet } from './goods-sheet';
import { ReceiveLine } from './receive-line';
import { useReceive } from './use-receive';
import './stock.scss';

export function ReceiveForm({ first }: { first?: GoodsView }) {
  const form = useReceive(first);
  const [picking, setPicking] = useState(false);
  return (
    <>
      <View className="note">{texts.stock.receiveLead}</View>
      {form.lines.map(({ line, faults }) => (
        <ReceiveLine
          key={line.goods.id}
          line={line}
          faults={faults}
          onChange={part => form.change(line.goods.id, part)}
          onRemove={() => form.remove(line.goods.id)}
        />
      ))}
      {form.lines.length < RECEIPT_MAX_LINES && (
        <Button block kind="quiet" icon="plus" onPress={() => setPicking(true)}>
          {texts.stock.pick}
        </Button>
      )}
      <View className="stack">
        <Card>
          <Field
            name="supplier"
            label={texts.stock.supplier}
            hint={texts.stock.supplierHint}
            optional={texts.common.optional}
            value={form.supplierName}
            onChange={form.setSupplierName}
            maxChars={SUPPLIER_NAME_MAX_CHARS}
          />
          <Field
            name="note"
            label={texts.stock.remark}
            optional={texts.common.optional}
            value={form.note}
            onChange={form.setNote}
            maxChars={RECEIPT_NOTE_MAX_CHARS}
          />
          {form.sum !== undefined && <View className="note">{form.sum}</View>}
          {form.linesMissing && <View className="field__error">{texts.stock.linesMissing}</View>}
          <ErrorNote error={form.error} />
          <Button block size="big" icon="check" busy={form.busy} busyText={texts.common.sending} onPress={form.send}>
            {texts.stock.receiveSend}
          </Button>
        </Card>
      </View>
      {picking && (
        <GoodsSheet
          taken={form.lines.map(({ line }) => line.goods.id)}
          onClose={() => setPicking(false)}
          onPick={goods => {
            form.add(goods);
            setPicking(false);
          }}
        />
      )}
    </>
  );
}
