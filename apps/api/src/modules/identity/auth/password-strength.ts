import { PASSWORD_MIN_CHARS, type PasswordWeakness } from '@jishan/contracts';

const MIN_DISTINCT_CHARS = 5;
const MIN_USERNAME_CHARS = 3;
/** A well-known word may stand in a password only beside so much of one's own. */
const MIN_OWN_CHARS = 6;

/** What leads the lists of leaked passwords, here and abroad; as a core, so that `Passw0rd!2026` is one of them too. */
const COMMON = [
  'password',
  'woaini',
  'woaiwojia',
  'iloveyou',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc',
  '1qaz2wsx',
  'qazwsxedc',
  'qazwsx',
  'q1w2e3r4t5y6',
  'q1w2e3r4',
  '1q2w3e4r5t6y',
  '1q2w3e4r',
  'abc123',
  'a123456',
  '123456789',
  '12345678',
  '123456',
  '5201314',
  '1314520',
  '147258369',
  '741852963',
  '789456123',
  '11223344',
  '112233',
  '123123',
  '123321',
  '111111',
  '000000',
  '888888',
  '666666',
  'zhongguo',
  'changeme',
  'default',
  'football',
  'superman',
  'dragon',
  'monkey',
  'sunshine',
  'princess',
  'master',
  'computer',
  'internet',
  'jishan',
  'cunwei',
  'shuji',
].sort((a, b) => b.length - a.length);
const YEAR = /(19|20)\d{2}/g;
const LOOK_ALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's', '!': 'i' };

const KEY_ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const isNeighbour = (a: string, b: string): boolean =>
  Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) <= 1 ||
  KEY_ROWS.some(row => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);

/** Why a new password is refused, or `null`. Both are compared as they are stored: NFKC, and here without case. */
export function weaknessOf(password: string, username: string): PasswordWeakness | null {
  const text = password.normalize('NFKC').toLowerCase();
  const letters = [...text];
  const name = username.normalize('NFKC').toLowerCase();
  if (letters.length < PASSWORD_MIN_CHARS) return 'short';
  if (name.length >= MIN_USERNAME_CHARS && text.includes(name)) return 'username';
  if (/^\d+$/.test(text)) return 'digits';
  if (new Set(letters).size < MIN_DISTINCT_CHARS || isRepeated(letters)) return 'repeated';
  if (longestRun(letters) * 2 >= letters.length) return 'sequence';
  return isCommon(text) ? 'common' : null;
}

/** Some unit, at most half of it, over and over. */
function isRepeated(letters: readonly string[]): boolean {
  const period = letters.findIndex(
    (_letter, length) => length > 0 && letters.every((letter, at) => at < length || letter === letters[at - length]),
  );
  return period > 0 && period * 2 <= letters.length;
}

function longestRun(letters: readonly string[]): number {
  let [longest, run] = [0, 0];
  letters.forEach((letter, at) => {
    const before = letters[at - 1];
    run = before !== undefined && isNeighbour(before, letter) ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

function isCommon(text: string): boolean {
  const plain = [...text].map(letter => LOOK_ALIKES[letter] ?? letter).join('');
  return [text, plain].some(form => {
    const own = COMMON.reduce((rest, word) => rest.replaceAll(word, ''), form);
    return own !== form && own.replace(YEAR, '').length < MIN_OWN_CHARS;
  });
}
