/** Mobile phones have 11 digits, ID cards 15 or 17 with a check character, bank cards 15 to 19. Longer, shorter: amounts, codes, dates. */
const PERSONAL_LENGTHS: readonly number[] = [11, 15, 16, 17, 18, 19];
const SEPARATOR = '[ .\\-·_\u2010-\u2015\u2212]';
/** What takes no room on the screen: it could stand between two digits, and nobody would see it. */
const UNSEEN = [
  '\\u00ad',
  '\\u034f',
  '\\u061c',
  '\\u1160',
  '\\u17b4',
  '\\u17b5',
  '\\u180b-\\u180f',
  '\\u200b-\\u200f',
  '\\u202a-\\u202e',
  '\\u2060-\\u206f',
  '\\ufe00-\\ufe0f',
  '\\ufeff',
];
const INVISIBLE = new RegExp(UNSEEN.map(range => `[${range}]`).join('|'), 'g');

/** Written in groups, as people do; other groupings are dates and ranges and must pass. No lookbehind: some phones' engines lack it. */
const GROUPED = [
  ['1[3-9]\\d', '\\d{4}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{3}', '\\d{4}'],
  ['1[3-9]\\d{2}', '\\d{4}', '\\d{3}'],
  ['1', '[3-9]', ...Array.from({ length: 9 }, () => '\\d')],
  ['\\d{6}', '(?:19|20)\\d{6}', '\\d{3}[\\dXx]'],
  ['\\d{4}', '\\d{4}', '\\d{4}', `\\d{4}(?:${SEPARATOR}\\d{1,3})?`],
].map(groups => new RegExp(`(?:^|\\D)${groups.join(SEPARATOR)}(?!\\d)`));

/**
 * Red line 4 of the product: no phone, ID card or bank card number stands in a public text. Full-width, circled and other digits that
 * read the same (NFKC), and invisible characters between them, do not help. It looks at lengths only: a number that merely could be one is
 * refused too, and the writer rewrites it. The server decides; the form says it before anything is sent.
 */
export function hasPersonalNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '');
  const runs = plain.match(/\d+/g) ?? [];
  return runs.some(run => PERSONAL_LENGTHS.includes(run.length)) || GROUPED.some(pattern => pattern.test(plain));
}
