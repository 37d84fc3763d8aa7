import { asRead } from './as-read';

/** Mobile phones have 11 digits, ID cards 15 or 17 with a check character, bank cards 15 to 19. Longer, shorter: amounts, codes, dates. */
const PERSONAL_LENGTHS: readonly number[] = [11, 15, 16, 17, 18, 19];
const SEPARATOR = '[ .\\-·_\u2010-\u2015\u2212]';
/** Between the groups of a phone number anything that is no letter and no digit, pictures too (by halves: some phones know no `u`); years in a row with commas are no phone. */
const SIGN =
  '(?:[\\s!-/:-@\\[-`{-~\u00a1-\u00bf\u00d7\u00f7\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3001-\u3003\u3008-\u3020\u3030\u30fb]|[\ud83c-\ud83e][\udc00-\udfff])';
const ANY_SIGNS = `${SIGN}{1,3}`;
const grouped = (groups: readonly string[], between: string): RegExp => new RegExp(`(?:^|\\D)${groups.join(between)}(?!\\d)`);

/** Written in groups, as people do; other groupings are dates and ranges and must pass. No lookbehind: some phones' engines lack it. */
const GROUPED = [
  ['1', '[3-9]', ...Array.from({ length: 9 }, () => '\\d')],
  ['1', '[3-9]\\d{2}', '\\d{4}', '\\d{3}'],
  ['1', '[3-9]\\d', '\\d{4}', '\\d{4}'],
  ['\\d{6}', '(?:19|20)\\d{6}', '\\d{3}[\\dXx]'],
  ['\\d{6}', '(?:19|20)\\d{2}', '\\d{4}', '\\d{3}[\\dXx]'],
  ['\\d{6}', '\\d{13}'],
  ['\\d{4}', '\\d{4}', '\\d{4}', `\\d{4}(?:${SEPARATOR}\\d{1,3})?`],
].map(groups => grouped(groups, SEPARATOR));
const PHONES = [
  ['1', '[3-9]\\d{9}'],
  ['1[3-9]\\d', '\\d{4}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{3}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{4}', '\\d{3}'],
  ['1[3-9]\\d', '\\d{8}'],
  ['1[3-9]\\d{5}', '\\d{4}'],
].map(groups => grouped(groups, ANY_SIGNS));
/** An ID card by its day of birth, however it is taken apart. */
const BORN = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
const APART = new RegExp(`\\d(?:${SEPARATOR}?\\d)*(?:${SEPARATOR}?[Xx])?`, 'g');

function hasIdCardApart(text: string): boolean {
  return (text.match(APART) ?? []).some(run => BORN.test(run.replace(/[^\dXx]/g, '')));
}

/** A phone as dialled from elsewhere. */
const PREFIXED = /^(?:(?:00)?86|0)1[3-9]\d{9}$/;
/** Digits from that of a mobile phone on, in groups of two and more with the same sign between all of them: which grouping is then all one. */
const EVENLY_GROUPED = new RegExp(`(?:^|\\D)(1[3-9]\\d+(${SEPARATOR})\\d{2,}(?:\\2\\d{2,})*)(?!\\2?\\d)`, 'g');
const MOBILE_DIGITS = 11;

function hasGroupedMobile(text: string): boolean {
  const groups = text.match(EVENLY_GROUPED) ?? [];
  return groups.some(group => group.replace(/\D/g, '').length === MOBILE_DIGITS);
}

/** The noughts of the world's digits; NFKC leaves them as they are. */
const NOUGHTS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040,
  0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50,
  0xabf0,
];
const OTHER_DIGITS = new RegExp(
  `[${NOUGHTS.map(nought => `${String.fromCharCode(nought)}-${String.fromCharCode(nought + 9)}`).join('')}]`,
  'g',
);
const plainDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String(code - Math.max(...NOUGHTS.filter(nought => nought <= code)));
};
/** Drawn over or around the character before: 1\u20e3 and 1\u0333 read as 1. */
const MARK_RANGES = [
  '\\u0300-\\u036f',
  '\\u0483-\\u0489',
  '\\u1ab0-\\u1aff',
  '\\u1dc0-\\u1dff',
  '\\u20d0-\\u20ff',
  '\\u3099\\u309a',
  '\\ufe20-\\ufe2f',
];
const MARKS = new RegExp(MARK_RANGES.map(range => `[${range}]`).join('|'), 'g');
const HAN_DIGITS = ['〇零', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const HAN = HAN_DIGITS.join('');
/** Several in a row, plain ones among them, are dictated, not counted; one by one only when they are as many as a phone has. 十 and 百 are no digits. */
const DICTATED = new RegExp(`[${HAN}](?:${SEPARATOR}[${HAN}]){10,}|[${HAN}\\d]*[${HAN}][${HAN}\\d]+|\\d+[${HAN}]`, 'g');
const ONE_HAN = new RegExp(`[${HAN}]`, 'g');

function withPlainDigits(text: string): string {
  return text
    .replace(MARKS, '')
    .replace(OTHER_DIGITS, plainDigit)
    .replace(DICTATED, digits => digits.replace(ONE_HAN, one => String(HAN_DIGITS.findIndex(same => same.includes(one)))));
}

/** 一 between plain digits is drawn as a dash too. */
const DRAWN_DASH = /(\d)一(?=\d)/g;

/**
 * Red line 4 of the product: no phone, ID card or bank card number stands in a public text. Full-width, circled and other digits that
 * read the same (NFKC), and invisible characters between them, do not help. It looks at lengths only: a number that merely could be one is
 * refused too, and the writer rewrites it. The server decides; the form says it before anything is sent.
 */
export function hasPersonalNumber(text: string): boolean {
  const read = asRead(text);
  return [read, read.replace(DRAWN_DASH, '$1-')].some(either => hasNumber(withPlainDigits(either)));
}

function hasNumber(plain: string): boolean {
  const runs = plain.match(/\d+/g) ?? [];
  return (
    runs.some(run => PERSONAL_LENGTHS.includes(run.length) || PREFIXED.test(run)) ||
    [...GROUPED, ...PHONES].some(pattern => pattern.test(plain)) ||
    hasGroupedMobile(plain) ||
    hasIdCardApart(plain)
  );
}
