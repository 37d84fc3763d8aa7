/** Mobile phones have 11 digits, ID cards 15 or 17 with a check character, bank cards 15 to 19. Longer, shorter: amounts, codes, dates. */
const PERSONAL_LENGTHS: readonly number[] = [11, 15, 16, 17, 18, 19];
const FULL_WIDTH_ZERO = 0xff10;
const SEPARATOR = '[ .\\-·—]';

/** Written in groups, as people do; other groupings are dates and ranges and must pass. No lookbehind: some phones' engines lack it. */
const GROUPED = [
  ['1[3-9]\\d', '\\d{4}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{3}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{4}', '\\d{3}'],
  ['\\d{6}', '(?:19|20)\\d{6}', '\\d{3}[\\dXx]'],
  ['\\d{4}', '\\d{4}', '\\d{4}', '\\d{4}(?:[ .\\-·—]\\d{1,3})?'],
].map(groups => new RegExp(`(?:^|\\D)${groups.join(SEPARATOR)}(?!\\d)`));

/**
 * Red line 4 of the product: no phone, ID card or bank card number stands in a public text. Full-width digits and invisible characters
 * between them do not help. It looks at lengths only: a number that merely could be one is refused too, and the writer rewrites it.
 * The server decides; the form says it before anything is sent.
 */
export function hasPersonalNumber(text: string): boolean {
  const plain = text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\uff10-\uff19]/g, digit => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO));
  const runs = plain.match(/\d+/g) ?? [];
  return runs.some(run => PERSONAL_LENGTHS.includes(run.length)) || GROUPED.some(pattern => pattern.test(plain));
}
