import { plainName } from '@jishan/contracts';

describe('a person’s name', () => {
  it.each([
    ['张 三', '张三'],
    ['张\u3000三', '张三'],
    [' 张\u00a0\u2003三\t', '张三'],
    ['张\u200b三', '张三'],
    ['张\ufe0f三', '张三'],
    ['张\u{e0100}三', '张三'],
    ['张\u3164三', '张三'],
    ['张\u0001三', '张三'],
    ['张\u2060 \u200d三', '张三'],
    // Compatibility forms that look the same.
    ['\u2f38三', '弓三'],
    ['\uf9d1三', '六三'],
    ['\u{20bb7} 野', '\u{20bb7}野'],
    ['阿木 · 拉且', '阿木·拉且'],
    ['Aku · Laqie', 'Aku·Laqie'],
    ['阿木•拉且', '阿木·拉且'],
    ['阿木．拉且', '阿木·拉且'],
    ['阿木・拉且', '阿木·拉且'],
    ['Ｊｏｈｎ   Smith', 'John Smith'],
    ['J. Smith', 'J. Smith'],
    ['张三 \u0028大\u0029', '张三（大）'],
    ['e\u200d\u0301', '\u00e9'],
    ['\u200b\ufeff', ''],
    ['张三', '张三'],
  ])('%j is %j', (typed, plain) => {
    expect(plainName(typed)).toBe(plain);
    expect(plainName(plain)).toBe(plain);
  });
});
