import { proofs } from './prove';

interface Rule {
  readonly name: string;
}
const { forbidden } = jest.requireActual<{ forbidden: readonly Rule[] }>('../../.dependency-cruiser.cjs');

describe('dependency-cruiser, proved on wrong fixtures', () => {
  const results = proofs('cruise-fixtures.mjs');

  it.each(forbidden)('$name has a fixture that it refuses', ({ name }) => {
    const fixtures = results.filter(result => result.expected === name);
    expect(fixtures).not.toEqual([]);
    for (const fixture of fixtures) expect(fixture.refusedBy).toContain(name);
  });

  it('does not refuse a house that is right', () => {
    const right = results.filter(result => result.expected === 'nothing');
    expect(right).not.toEqual([]);
    for (const fixture of right) expect(fixture.refusedBy).toEqual([]);
  });
});
