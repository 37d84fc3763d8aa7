import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = pathToFileURL(join(__dirname, '../../tools/lint/full-width.mjs')).href;

/** Jest runs CommonJS, the lint rule is an ES module: Node itself is asked. */
function mend(texts: readonly string[]): string[] {
  const program = `const { mendText } = await import(${JSON.stringify(MODULE)}); console.log(JSON.stringify(JSON.parse(process.argv[1]).map(mendText)))`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(texts)], { encoding: 'utf8' }),
  ) as string[];
}

// Full-width marks by their escapes: what is compared must not be mended by the rule that it proves.
const CASES: readonly (readonly [name: string, half: string, full: string])[] = [
  ['a comma between Han', '\u5df2\u63d0\u4ea4,\u5ba1\u6838', '\u5df2\u63d0\u4ea4\uFF0C\u5ba1\u6838'],
  ['the space behind it', '\u5df2\u63d0\u4ea4, \u5ba1\u6838', '\u5df2\u63d0\u4ea4\uFF0C\u5ba1\u6838'],
  ['a question and an exclamation', '\u597d\u4e0d\u597d?\u597d!', '\u597d\u4e0d\u597d\uFF1F\u597d\uFF01'],
  ['a colon and brackets', '\u539f\u56e0:\u8865\u62cd(\u5168\u666f)', '\u539f\u56e0\uFF1A\u8865\u62cd\uFF08\u5168\u666f\uFF09'],
  ['brackets around a figure behind Han', '\u66f4\u591a(3)', '\u66f4\u591a\uFF083\uFF09'],
  ['a time and a number stay', '\u4eca\u5929 9:13 \u6709 1,200 \u5206', '\u4eca\u5929 9:13 \u6709 1,200 \u5206'],
  ['English stays', 'one, two (three): four?', 'one, two (three): four?'],
  ['English between Han names stays', '\u79ef\u5584, the platform', '\u79ef\u5584, the platform'],
  ['a statement stays', `SELECT 1 WHERE k IN ('\u6bcf\u5929','\u6bcf\u5468')`, `SELECT 1 WHERE k IN ('\u6bcf\u5929','\u6bcf\u5468')`],
  ['a pattern stays', '^(\u672a\u8bfb|\u5df2\u8bfb)?', '^(\u672a\u8bfb|\u5df2\u8bfb)?'],
];

describe('full-width punctuation', () => {
  const mended = mend(CASES.map(([, half]) => half));
  it.each(CASES.map(([name, , full], at) => [name, mended[at], full]))('%s', (_name, got, full) => {
    expect(got).toBe(full);
  });
});
