import { weaknessOf } from './password-strength';

describe('new passwords', () => {
  it.each([
    ['short', 'k7#mQ2x'],
    ['short', 'ｋ７＃ｍＱ２ｘ'],
    ['username', 'my-SHUJI9-door'],
    ['username', 'my-ｓｈｕｊｉ９-door'],
    ['digits', '138001380013'],
    ['digits', '１３８００１３８００１３'],
    ['repeated', 'aaaaaaaaaaaaa'],
    ['repeated', 'kittenkitten'],
    ['repeated', 'kit7#kit7#ki'],
    ['repeated', 'ababababcdcd'],
    ['sequence', 'abcdefghijkl'],
    ['sequence', 'qwertyuiopas'],
    ['sequence', 'lkjhgfdsa#7x'],
    ['sequence', 'x7abcdefghi!'],
    ['common', 'Passw0rd!2026'],
    ['common', 'password-2026'],
    ['common', 'woaini1314520'],
    ['common', '1qaz2wsx3edc!'],
    ['common', 'Admin@123456x'],
    ['common', 'jishan@123456'],
  ])('%s: %s', (weakness, password) => {
    expect(weaknessOf(password, 'shuji9')).toBe(weakness);
  });

  it.each(['correct horse battery', 'a long enough password', '桠溪村的核桃树2棵半，都结果', 'k7#mQ2x-Vd9w', 'guihua-kaile-3zhi'])(
    'takes %s',
    password => {
      expect(weaknessOf(password, 'shuji9')).toBeNull();
    },
  );

  it('a very long one costs no time', () => {
    const started = Date.now();
    weaknessOf('\ufdfa'.repeat(200), 'shuji9');
    expect(Date.now() - started).toBeLessThan(1_000);
  });
});
