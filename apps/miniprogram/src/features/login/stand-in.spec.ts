import { openidOf } from './stand-in';

it('gives a nickname the same identity each time, in the form WeChat uses', () => {
  expect(openidOf('罗桂英')).toBe(openidOf('罗桂英'));
  expect(openidOf('罗桂英')).toMatch(/^[\w-]{6,64}$/);
});

it('tells nicknames apart', () => {
  const names = ['罗桂英', '罗桂美', '桂英罗', '王大明', 'a', 'aa', 'b'];
  expect(new Set(names.map(openidOf)).size).toBe(names.length);
});
