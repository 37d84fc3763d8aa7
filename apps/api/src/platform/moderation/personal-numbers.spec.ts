import { hasPersonalNumber } from '.';

describe('what may not become public', () => {
  it.each<readonly [string, string]>([
    ['a mobile number', '有事打13800001234'],
    ['at the very end and alone', '13800001234'],
    ['in groups', '电话 138 0000 1234'],
    ['with hyphens', '电话138-0000-1234。'],
    ['in another grouping', '1380-000-1234'],
    ['full-width', '电话：138000012345'.replace('5', '').replace(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit)))],
    ['with invisible characters inside', '138\u200b0000\u200b1234'],
    ['with a soft hyphen inside', '138\u00ad0000\u00ad1234'],
    ['with a variation selector inside', '138\ufe0f00001234'],
    ['with a direction mark inside', '1380000\u202e1234'],
    ['with wide blanks', '138\u30000000\u30001234'],
    ['with dashes', '138\u20130000\u20131234'],
    ['with low lines', '138_0000_1234'],
    ['in circles', '①③⑧⓪⓪⓪⓪①②③④'],
    ['in a mathematician’s digits', '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒'],
    ['digit by digit', '1 3 8 0 0 0 0 1 2 3 4'],
    ['in two groups', '电话 138 12345678'],
    ['in two groups the other way', '1381234 5678'],
    ['with two blanks, a tab, a new line', '138  0000\t1234'],
    ...['/', '*', '~', ', ', '\u3001', ') ', '\n'].map(
      sign => [`with ${JSON.stringify(sign)} between`, `138${sign}1234${sign}5678`] as const,
    ),
    ['in Arabic digits', '\u0661\u0663\u0668\u0660\u0660\u0660\u0660\u0661\u0662\u0663\u0664'],
    ['in Devanagari digits', '\u0967\u0969\u096e\u0966\u0966\u0966\u0966\u0967\u0968\u0969\u096a'],
    ['dictated', '打一三八〇零零零一二三四'],
    ['an ID card in four groups', '511113 1965 0101 0012'],
    ['an old ID card, 15 digits', '511113800101123'],
    ['an ID card', '身份证51111319800101123X'],
    ['an ID card of 18 digits', '511113198001011234'],
    ['an ID card in groups', '511113 19800101 123X'],
    ['a bank card, 16', '6222000011112222'],
    ['a bank card in groups of four', '6222 0000 1111 2222 333'],
    ['a bank card, 19', '卡号6222000011112222333。'],
    ['a landline without its hyphen has eleven digits too', '08332711234'],
  ])('%s', (_what, text) => expect(hasPersonalNumber(text)).toBe(true));
});

describe('what must pass', () => {
  it.each([
    ['nothing', ''],
    ['a landline with its area code', '村委会 0833-2711234'],
    ['an emergency number', '火警119，急救120'],
    ['dates and a range', '2026-11-25 至 2026-12-01，或2026.11.25-2026.12.01'],
    ['a time', '11月25日 13:30-14:30'],
    ['a statistical code of 12 digits', '511113200201'],
    ['amounts', '1250000000 元，12,345,678,901 元'],
    ['ten and twelve digits', '1234567890 123456789012'],
    ['twenty digits', '12345678901234567890'],
    ['a list of numbers', '1 2 3 4 5 6 7 8 9 10 11，1. 3. 5. 7. 9. 11. 13.'],
    ['a list in circles', '①扫院子②清沟③除草⑩关灯'],
    ['an area', '每户 120㎡，共 13 户，1~3 组'],
    ['years in a row', '2023、2024、2025、2026 四年'],
    ['points and a day', '加 150 分 2026-11-26'],
    ['Chinese numbers', '一二三四五六七八九十，一百三十八户'],
    ['a year beside groups', '2026 年 3 组 12 户'],
  ])('%s', (_what, text) => expect(hasPersonalNumber(text)).toBe(false));
});
