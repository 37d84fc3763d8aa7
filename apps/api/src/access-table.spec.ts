import 'reflect-metadata';
import { accessTable, disagreements, readWho, sayPolicy } from '../test/access-table';
import { describeWholeApi } from './describe-api';

/** security.md 11: a wrong `@May` differs from a line that somebody wrote and somebody else read. */
describe('who may do what', () => {
  const table = accessTable();

  it('is one line an operation, sorted, in known words', () => {
    const operations = table.map(line => line.operation);
    expect(operations).toEqual([...new Set(operations)].sort());
    expect(() => table.map(readWho)).not.toThrow();
  });

  it('is what every handler’s policy says', async () => {
    const { handlers } = await describeWholeApi();
    expect(disagreements(table, new Map(handlers.map(({ id, where, policy }) => [id ?? where, sayPolicy(policy)])))).toEqual([]);
  });

  it('who needs no session is counted by the address, but for what asks no database before the link’s signature holds', async () => {
    const { handlers } = await describeWholeApi();
    const free = handlers.filter(({ policy, limited }) => policy.kind === 'public' && !limited).map(({ id }) => id);
    expect(free.sort()).toEqual(['appInfo', 'readMedia', 'readVoice']);
  });

  it('says which line is missing, different or left over', () => {
    const lines = [
      { operation: 'approve', who: 'reviewer' },
      { operation: 'gone', who: 'public' },
    ];
    const said = disagreements(
      lines,
      new Map([
        ['approve', 'everybody'],
        ['shelf', 'everybody'],
      ]),
    );
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/lacks shelf.*add the line: shelf {2}everybody$/);
    expect(said[1]).toMatch(/^approve: the table says “reviewer”, the policy says “everybody”/);
    expect(said[2]).toMatch(/no operation is called gone/);
  });

  it.each(['Reviewer', 'secretary cadre', 'cadre township_officer', ''])('refuses “%s”', who => {
    expect(() => readWho({ operation: 'x', who })).toThrow('names somebody unknown');
  });
});
