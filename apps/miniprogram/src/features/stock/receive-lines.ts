import { RECEIPT_MAX_QUANTITY, UNIT_COST_MAX_FEN, type GoodsView, type ReceiptLine } from '@jishan/contracts';
import { dayOf } from '@/formats/days';
import { fenOf, sayYuan } from '@/formats/money';
import * as texts from '@/texts/zh-CN';
import { wholeOf } from './whole';

/** One line of a delivery as it is being typed. */
export interface TypedLine {
  readonly goods: Pick<GoodsView, 'id' | 'name' | 'unit' | 'photo' | 'category'>;
  readonly quantity: string;
  readonly unitCost: string;
  readonly batch: string;
  readonly bestBefore: string;
}

export const emptyLine = (goods: TypedLine['goods']): TypedLine => ({ goods, quantity: '', unitCost: '', batch: '', bestBefore: '' });

export interface LineFaults {
  readonly quantity?: string;
  readonly unitCost?: string;
  readonly bestBefore?: string;
}

/** What is wrong with a line, or the line as it is sent. */
export function readLine(line: TypedLine): { readonly faults: LineFaults } | { readonly read: ReceiptLine } {
  const quantity = wholeOf(line.quantity, RECEIPT_MAX_QUANTITY);
  const unitCostFen = fenOf(line.unitCost);
  const bestBefore = line.bestBefore.trim() === '' ? null : dayOf(line.bestBefore);
  if (quantity !== undefined && unitCostFen !== undefined && unitCostFen <= UNIT_COST_MAX_FEN && bestBefore !== undefined)
    return {
      read: {
        goodsId: line.goods.id,
        quantity,
        unitCostFen,
        ...(line.batch.trim() === '' ? {} : { batch: line.batch.trim() }),
        ...(bestBefore === null ? {} : { bestBefore }),
      },
    };
  return {
    faults: {
      ...(quantity === undefined ? { quantity: texts.stock.quantityWrong(RECEIPT_MAX_QUANTITY) } : {}),
      ...(unitCostFen === undefined || unitCostFen > UNIT_COST_MAX_FEN
        ? { unitCost: texts.stock.unitCostWrong(sayYuan(UNIT_COST_MAX_FEN)) }
        : {}),
      ...(bestBefore === undefined ? { bestBefore: texts.stock.bestBeforeWrong } : {}),
    },
  };
}

/** `2 种,共 70 件,进价合计 375.00 元` of the lines that can be read. */
export function sumOf(lines: readonly ReceiptLine[]): string {
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  const fen = lines.reduce((sum, line) => sum + line.quantity * line.unitCostFen, 0);
  return texts.stock.sum(lines.length, pieces, sayYuan(fen));
}
