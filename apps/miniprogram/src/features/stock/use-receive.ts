import { storeRoutes, type GoodsView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { GOODS_CHANGED } from './changed';
import { emptyLine, readLine, sumOf, type LineFaults, type TypedLine } from './receive-lines';

const NO_FAULTS: LineFaults = {};

/** A delivery, line by line. Sent once, however often it is tapped: the receipt's id outlives the form until it is answered. */
export function useReceive(first: GoodsView | undefined) {
  const creates = useLastingId('receipt');
  const [lines, setLines] = useState<readonly TypedLine[]>(() => (first ? [emptyLine(first)] : []));
  const [supplierName, setSupplierName] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const receive = useCommand(storeRoutes.receiveStock, {
    refetches: GOODS_CHANGED,
    creates,
    onDone: (_answer, go) => {
      toast(texts.stock.received, 'done');
      go.back();
    },
  });
  const results = lines.map(readLine);
  const read = results.flatMap(result => ('read' in result ? [result.read] : []));
  const sum = read.length > 0 ? sumOf(read) : undefined;
  const send = async () => {
    setTried(true);
    if (lines.length === 0 || read.length < lines.length) return;
    if (!(await confirm({ title: texts.stock.receiveAsk, body: texts.stock.receiveBody(sumOf(read)), action: texts.stock.receiveSend })))
      return;
    receive.run({
      body: {
        id: creates.id,
        lines: read,
        ...(supplierName.trim() === '' ? {} : { supplierName: supplierName.trim() }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    });
  };
  return {
    lines: lines.map((line, index) => {
      const result = results[index];
      return { line, faults: tried && result && 'faults' in result ? result.faults : NO_FAULTS };
    }),
    add: (goods: TypedLine['goods']) => setLines(before => [...before, emptyLine(goods)]),
    change: (goodsId: string, part: Partial<TypedLine>) =>
      setLines(before => before.map(line => (line.goods.id === goodsId ? { ...line, ...part } : line))),
    remove: (goodsId: string) => setLines(before => before.filter(one => one.goods.id !== goodsId)),
    linesMissing: tried && lines.length === 0,
    supplierName,
    setSupplierName,
    note,
    setNote,
    sum,
    send: () => void send(),
    busy: receive.busy,
    error: receive.error,
  };
}
