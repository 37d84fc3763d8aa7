import { maskName, maskPersonName } from '@jishan/contracts';

it.each([
  ['罗秀英', '罗*'],
  ['罗建国家', '罗*家'],
  ['阿木家', '阿*家'],
  ['𠮷田家', '𠮷*家'],
  ['家家', '家*'],
  ['罗', '罗*'],
  ['', ''],
])('%s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

it.each([
  ['罗秀英', '罗*'],
  ['罗卫家', '罗*'],
  ['𠮷田', '𠮷*'],
  ['', ''],
])('the person %s is shown as %s', (name, shown) => {
  expect(maskPersonName(name)).toBe(shown);
});
