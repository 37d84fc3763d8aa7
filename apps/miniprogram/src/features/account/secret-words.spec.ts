import { secretWords } from './secret-words';

it('tells a secret in groups of four', () => {
  expect(secretWords('GEZDGNBVGY3TQOJQ')).toBe('GEZD GNBV GY3T QOJQ');
  expect(secretWords('ABCDEF')).toBe('ABCD EF');
  expect(secretWords('')).toBe('');
});
