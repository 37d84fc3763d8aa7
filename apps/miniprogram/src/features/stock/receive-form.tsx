import {
  BATCH_MAX_CHARS,
  RECEIPT_MAX_LINES,
  RECEIPT_NOTE_MAX_CHARS,
  storeRoutes,
  SUPPLIER_NAME_MAX_CHARS,
  type GoodsView,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { newId } from '@/api/ids';
import { GoodsPicture } from '@/features/store/goods-picture';
import { go } from '@/navigation/go';
import { texts } from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Field, Icon, Pressable, toast } from '@/ui';
import { GOODS_CHANGED } from './changed';
import { GoodsSheet } from './goods-sheet';
import { emptyLine, readLine, sumOf, type LineFaults, type TypedLine } from './receive-lines';
import './stock.scss';

function Line({
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
          <GoodsPicture goods={goods} />
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
        <Field
          name={labelled('best before')}
          kind="digits"
          label={texts.stock.bestBefore}
          optional={texts.common.optional}
          placeholder={texts.stock.bestBeforeHint}
          value={line.bestBefore}
          onChange={bestBefore => onChange({ bestBefore })}
          maxChars={10}
          error={faults.bestBefore}
        />
      </View>
    </Card>
  );
}

/** A delivery, line by line. Sent once, however often it is tapped: the receipt's id is made when the form opens. */
export function ReceiveForm({ first }: { first?: GoodsView }) {
  const [id] = useState(() => newId());
  const [lines, setLines] = useState<readonly TypedLine[]>(() => (first ? [emptyLine(first)] : []));
  const [supplierName, setSupplierName] = useState('');
  const [note, setNote] = useState('');
  const [picking, setPicking] = useState(false);
  const [tried, setTried] = useState(false);
  const receive = useCommand(storeRoutes.receiveStock, {
    refetches: GOODS_CHANGED,
    onDone: () => {
      toast(texts.stock.received, 'done');
      go.back();
    },
  });
  const results = lines.map(readLine);
  const read = results.flatMap(result => ('read' in result ? [result.read] : []));
  const change = (goodsId: string, part: Partial<TypedLine>) =>
    setLines(before => before.map(line => (line.goods.id === goodsId ? { ...line, ...part } : line)));
  const send = async () => {
    setTried(true);
    if (lines.length === 0 || read.length < lines.length) return;
    if (!(await confirm({ title: texts.stock.receiveAsk, body: texts.stock.receiveBody(sumOf(read)), action: texts.stock.receiveSend })))
      return;
    receive.run({
      body: {
        id,
        lines: read,
        ...(supplierName.trim() === '' ? {} : { supplierName: supplierName.trim() }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    });
  };
  return (
    <>
      <View className="note">{texts.stock.receiveLead}</View>
      {lines.map((line, index) => {
        const result = results[index];
        return (
          <Line
            key={line.goods.id}
            line={line}
            faults={tried && result && 'faults' in result ? result.faults : {}}
            onChange={part => change(line.goods.id, part)}
            onRemove={() => setLines(before => before.filter(one => one.goods.id !== line.goods.id))}
          />
        );
      })}
      {lines.length < RECEIPT_MAX_LINES && (
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
            value={supplierName}
            onChange={setSupplierName}
            maxChars={SUPPLIER_NAME_MAX_CHARS}
          />
          <Field
            name="note"
            label={texts.stock.remark}
            optional={texts.common.optional}
            value={note}
            onChange={setNote}
            maxChars={RECEIPT_NOTE_MAX_CHARS}
          />
          {read.length > 0 && <View className="note">{sumOf(read)}</View>}
          {tried && lines.length === 0 && <View className="field__error">{texts.stock.linesMissing}</View>}
          <ErrorNote error={receive.error} />
          <Button block size="big" icon="check" busy={receive.busy} busyText={texts.common.sending} onPress={() => void send()}>
            {texts.stock.receiveSend}
          </Button>
        </Card>
      </View>
      {picking && (
        <GoodsSheet
          taken={lines.map(line => line.goods.id)}
          onClose={() => setPicking(false)}
          onPick={goods => {
            setLines(before => [...before, emptyLine(goods)]);
            setPicking(false);
          }}
        />
      )}
    </>
  );
}
