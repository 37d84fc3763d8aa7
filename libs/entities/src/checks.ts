/** `status IN ('a', 'b')` from a contract's list, in the very form PostgreSQL prints, so that a generated migration stays empty. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map(value => `'${value}'`).join(', ')})`;
}

const UNSEEN =
  '[\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff]';
const HAN = '[\\u3007\\u3400-\\u9fff\\U00020000-\\U000323af]';

/** A name as `plainName` of the contracts writes it: nothing unseen in it, and no blank but one between foreign words. */
export const plainNameIn = (column: string): string =>
  `${column} <> '' AND translate(${column}, '（）', '()') IS NFKC NORMALIZED AND ${column} !~ '${UNSEEN}' AND ${column} !~ '^ | $|  |[\\u0009-\\u000d\\u1680\\u2028\\u2029]' AND ${column} !~ '${HAN} ${HAN}' AND ${column} !~ '[\\u2022\\u2027\\u2219\\u22c5\\u30fb]|[()]| [·（）]|[·（）] '`;
