import { asRead } from './as-read';

/** Mobile phones have 11 digits, ID cards 15 or 17 with a check character, bank cards 15 to 19. Longer, shorter: amounts, codes, dates. */
const PERSONAL_LENGTHS: readonly number[] = [11, 15, 16, 17, 18, 19];
const SEPARATOR = '[ .\\-·_\u2010-\u2015\u2212]';
/** Between the groups of a phone number anything that is no letter and no digit; years in a row with commas are no phone. */
const ANY_SIGNS =
  '[\\s.,;:/\\\\|~*()+=_\\-·#&@%^$!?<>{}\\[\\]\'"\u2018-\u201f\u2026\u3001\u3002\u3008-\u3011\u3014-\u301b\u2010-\u2015\u2212]{1,3}';
const grouped = (groups: readonly string[], between: string): RegExp => new RegExp(`(?:^|\\D)${groups.join(between)}(?!\\d)`);

/** Written in groups, as people do; other groupings are dates and ranges and must pass. No lookbehind: some phones' engines lack it. */
const GROUPED = [
  ['1', '[3-9]', ...Array.from({ length: 9 }, () => '\\d')],
  ['\\d{6}', '(?:19|20)\\d{6}', '\\d{3}[\\dXx]'],
  ['\\d{6}', '(?:19|20)\\d{2}', '\\d{4}', '\\d{3}[\\dXx]'],
  ['\\d{4}', '\\d{4}', '\\d{4}', `\\d{4}(?:${SEPARATOR}\\d{1,3})?`],
].map(groups => grouped(groups, SEPARATOR));
const PHONES = [
  ['1[3-9]\\d', '\\d{4}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{3}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{4}', '\\d{3}'],
  ['1[3-9]\\d', '\\d{8}'],
  ['1[3-9]\\d{5}', '\\d{4}'],
].map(groups => grouped(groups, ANY_SIGNS));

/** A phone as dialled from elsewhere. */
const PREFIXED = /^(?:(?:00)?86|0)1[3-9]\d{9}$/;
/** Digits from that of a mobile phone on, in groups of two and more with the same sign between all of them: which grouping is then all one. */
const EVENLY_GROUPED = new RegExp(`(?:^|\\D)(1[3-9]\\d+(${SEPARATOR})\\d{2,}(?:\\2\\d{2,})*)(?!\\2?\\d)`, 'g');
const MOBILE_DIGITS = 11;

function hasGroupedMobile(text: string): boolean {
  const groups = text.match(EVENLY_GROUPED) ?? [];
  return groups.some(group => group.replace(/\D/g, '').length === MOBILE_DIGITS);
}

/** Arabic-Indic, Persian and Devanagari digits; NFKC leaves them as they are. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;
const HAN_DIGITS = ['〇零', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
/** So many in a row are dictated, not counted. */
const DICTATED = new RegExp(`[${HAN_DIGITS.join('')}]{11,}`, 'g');

function withPlainDigits(text: string): string {
  return text
    .replace(OTHER_DIGITS, digit => String((digit.charCodeAt(0) - (digit < '\u0966' ? 0 : 6)) % 16))
    .replace(DICTATED, digits => Array.from(digits, one => HAN_DIGITS.findIndex(same => same.includes(one))).join(''));
}

/**
 * Red line 4 of the product: no phone, ID card or bank card number stands in a public text. Full-width, circled and other digits that
 * read the same (NFKC), and invisible characters between them, do not help. It looks at lengths only: a number that merely could be one is
 * refused too, and the writer rewrites it. The server decides; the form says it before anything is sent.
 */
export function hasPersonalNumber(text: string): boolean {
  const plain = withPlainDigits(asRead(text));
  const runs = plain.match(/\d+/g) ?? [];
  return (
    runs.some(run => PERSONAL_LENGTHS.includes(run.length) || PREFIXED.test(run)) ||
    [...GROUPED, ...PHONES].some(pattern => pattern.test(plain)) ||
    hasGroupedMobile(plain)
  );
}
