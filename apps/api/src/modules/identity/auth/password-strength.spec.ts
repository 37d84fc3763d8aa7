import { PASSWORD_MAX_CHARS } from '@jishan/contracts';
import { hashPassword } from './passwords';
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

  it('a very long one costs less work than the hash that follows, on whatever machine', async () => {
    const work = async (run: () => unknown): Promise<number> => {
      const before = process.cpuUsage();
      await run();
      return process.cpuUsage(before).user;
    };
    const [looking, hashing] = [
      await work(() => weaknessOf('\ufdfa'.repeat(PASSWORD_MAX_CHARS), 'shuji9')),
      await work(() => hashPassword('k7#mQ2x-Vd9w')),
    ];
    expect(looking).toBeLessThan(hashing);
  });
});
