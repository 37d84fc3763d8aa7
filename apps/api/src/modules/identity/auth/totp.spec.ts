import { base32, codeOf, keyUri, matchingStep, newSecret, stepAt } from './totp';

/** RFC 6238, appendix B: the last six of its eight digits. */
const SECRET = Buffer.from('12345678901234567890');
const vectors = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const;

describe('one-time codes', () => {
  it.each(vectors)('at %i seconds are %s, as RFC 6238 has it', (seconds, code) => {
    expect(codeOf(SECRET, stepAt(new Date(seconds * 1000)))).toBe(code);
  });

  it('count one step before and after their own, no more', () => {
    const now = new Date(1234567890_000);
    const step = stepAt(now);
    const accepted = [-2, -1, 0, 1, 2].map(away => matchingStep(SECRET, codeOf(SECRET, step + away), 0, now));
    expect(accepted).toEqual([null, step - 1, step, step + 1, null]);
  });

  it('are used up with their step and those before it', () => {
    const now = new Date(1234567890_000);
    const step = stepAt(now);
    expect(matchingStep(SECRET, codeOf(SECRET, step), step, now)).toBeNull();
    expect(matchingStep(SECRET, codeOf(SECRET, step - 1), step, now)).toBeNull();
    expect(matchingStep(SECRET, codeOf(SECRET, step + 1), step, now)).toBe(step + 1);
  });
});

describe('secrets', () => {
  it('are told in base32, as RFC 4648 has it', () => {
    expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
    expect(base32(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });

  it('are 160 bits, other ones each time', () => {
    expect(newSecret()).toHaveLength(20);
    expect(newSecret().equals(newSecret())).toBe(false);
  });

  it('make a key URI whose parts are escaped', () => {
    const uri = new URL(keyUri(SECRET, '积善', 'shu ji&x'));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', `/${'积善'}:shu ji&x`]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: base32(SECRET),
      issuer: '积善',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
