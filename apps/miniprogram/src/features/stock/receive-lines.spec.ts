import { emptyLine, readLine, sumOf } from './receive-lines';

const goods = { id: 'g', name: '洗衣粉', unit: '袋', photo: null, category: 'daily' } as const;
const line = (typed: Partial<ReturnType<typeof emptyLine>>) => ({ ...emptyLine(goods), quantity: '50', unitCost: '5.80', ...typed });

describe('a line of a delivery', () => {
  it('is sent in whole fen, with batch and day only where they were typed', () => {
    expect(readLine(line({}))).toEqual({ read: { goodsId: 'g', quantity: 50, unitCostFen: 580 } });
    expect(readLine(line({ batch: ' B-07 ', bestBefore: '2027-06-30' }))).toEqual({
      read: { goodsId: 'g', quantity: 50, unitCostFen: 580, batch: 'B-07', bestBefore: '2027-06-30' },
    });
  });

  it.each([
    [{ quantity: '' }, ['quantity']],
    [{ quantity: '10001' }, ['quantity']],
    [{ unitCost: '5.805' }, ['unitCost']],
    [{ unitCost: '1000.01' }, ['unitCost']],
    [{ bestBefore: '2027-02-31' }, ['bestBefore']],
    [{ quantity: '0', unitCost: '', bestBefore: 'x' }, ['quantity', 'unitCost', 'bestBefore']],
  ])('%j is wrong in %j', (typed, fields) => {
    const read = readLine(line(typed));
    expect('faults' in read && Object.keys(read.faults)).toEqual(fields);
  });

  it('is summed up before it is sent', () => {
    expect(
      sumOf([
        { goodsId: 'a', quantity: 50, unitCostFen: 580 },
        { goodsId: 'b', quantity: 20, unitCostFen: 425 },
      ]),
    ).toBe('2 种，共 70 件，进价合计 375.00 元');
  });
});
