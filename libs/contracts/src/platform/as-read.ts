/** What takes no room on the screen: it could stand between two characters, and nobody would see it. */
const UNSEEN = [
  '\\u0000-\\u0008',
  '\\u000e-\\u001f',
  '\\u007f-\\u009f',
  '\\u00ad',
  '\\u034f',
  '\\u061c',
  '\\u115f',
  '\\u1160',
  '\\u17b4',
  '\\u17b5',
  '\\u180b-\\u180f',
  '\\u200b-\\u200f',
  '\\u202a-\\u202e',
  '\\u2060-\\u206f',
  '\\u2800',
  '\\ufe00-\\ufe0f',
  '\\ufeff',
  '\\ufff0-\\ufffb',
];
/** Those past the first 65 536, by halves: some phones know no `u`. Among them the selectors by which a character is drawn another way. */
const UNSEEN_PAIRS = ['[\\udb40-\\udb43][\\udc00-\\udfff]', '\\ud82f[\\udca0-\\udca3]', '\\ud834[\\udd73-\\udd7a]'];
const INVISIBLE = new RegExp([...UNSEEN.map(range => `[${range}]`), ...UNSEEN_PAIRS].join('|'), 'g');
const HAN = /[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g;
const IS_HAN = /^[\u3400-\u9fff]/;
/** Not what ends or orders a sentence, and not two dashes; drawn signs and pictures too. Surrogates by halves: some phones know no `u`. */
const ODD_SIGNS =
  /^(?:[\s*·•・./\\|~`'"_^#@&$=+<>{}[\]\-\u2010-\u2013\u2018-\u201d\u2022\u2026\u2190-\u2bff\u300c-\u300f\u30fb]|\u2014(?!\u2014)|[\ud83c-\ud83e][\udc00-\udfff])+$/;
const PAUSES = /^[,、，:：()（）【】《》\s]{1,2}$/;

/** Full-width, circled and other forms of what reads the same (NFKC), and nothing that cannot be seen: as a person reads it. Whatever looks for words or numbers in what somebody wrote looks here. */
export const asRead = (text: string): string => text.normalize('NFKC').replace(INVISIBLE, '');

/** Whatever blanks and line breaks stand within it or around it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Joins what signs take apart: odd ones wherever they stand between Chinese characters, pauses and brackets beside a character by itself, as nobody writes a sentence. */
export function withoutSignsBetween(text: string): string {
  const runs: readonly string[] = text.match(HAN) ?? [];
  return runs
    .filter((run, at) => {
      const [before, after] = [runs[at - 1] ?? '', runs[at + 1] ?? ''];
      if (IS_HAN.test(run) || before === '' || after === '') return true;
      return !ODD_SIGNS.test(run) && !(PAUSES.test(run) && (before.length === 1 || after.length === 1));
    })
    .join('');
}
