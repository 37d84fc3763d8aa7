import { copiedFromWords, standardDay } from './standard-words';

it('says which version of which village it was, and since when', () => {
  expect(copiedFromWords({ name: '解放村', title: '2026 年细则', version: 3, day: '2026-03-01' })).toBe(
    '抄自 解放村 第 3 版（2026年3月1日起执行）',
  );
});

it('says of an office’s template what it is called and when it was published', () => {
  expect(copiedFromWords({ name: '金口河区', title: '全区积分参考标准', version: null, day: '2026-05-04' })).toBe(
    '抄自 金口河区 全区积分参考标准（2026年5月4日发布的模板）',
  );
});

it('tells the village’s day of what was published late in the evening', () => {
  expect(standardDay({ effectiveOn: null, publishedAt: '2020-05-03T16:30:00.000Z' })).toBe('2020年5月4日发布的模板');
  expect(standardDay({ effectiveOn: '2026-01-01', publishedAt: '2026-05-03T16:30:00.000Z' })).toBe('2026年1月1日起执行');
});
