import { fenOf, sayYuan } from './money';

describe('fenOf', () => {
  it.each([
    ['5', 500],
    ['5.8', 580],
    ['5.80', 580],
    [' 0.05 ', 5],
    ['1234.56', 123_456],
    ['0', 0],
  ])('%s yuan are %d fen', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });
  it.each(['', 'abc', '5.', '.5', '-1', '1.234', '1,000', '12345678', '5元'])('%s is no sum of money', typed => {
    expect(fenOf(typed)).toBeUndefined();
  });
});

describe('sayYuan', () => {
  it.each([
    [580, '5.80'],
    [5, '0.05'],
    [0, '0.00'],
    [123_456, '1234.56'],
    [-50, '−0.50'],
  ])('%d fen read %s', (fen, said) => {
    expect(sayYuan(fen)).toBe(said);
  });
});
