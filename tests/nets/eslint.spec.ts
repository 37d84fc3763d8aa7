import { proofs } from './prove';

describe('ESLint, proved on wrong fixtures', () => {
  const results = proofs('lint-fixtures.mjs');

  it('has a fixture for both directions of every layer', () => {
    expect(results.filter(result => result.expected === '@nx/enforce-module-boundaries').length).toBeGreaterThanOrEqual(7);
    expect(results.filter(result => result.expected === 'nothing').length).toBeGreaterThanOrEqual(3);
  });

  it.each(results.filter(result => result.expected !== 'nothing'))('$file is refused by $expected', ({ expected, refusedBy }) => {
    expect(refusedBy).toContain(expected);
  });

  it.each(results.filter(result => result.expected === 'nothing'))('$file is not refused', ({ refusedBy }) => {
    expect(refusedBy).toEqual([]);
  });
});
