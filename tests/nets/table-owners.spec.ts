import { join } from 'node:path';
import { foreignWrites, sourceFiles, tableOwners } from './table-owners';

const root = join(__dirname, '../..');

describe('only the owner writes its tables', () => {
  const owners = tableOwners(join(root, 'libs/entities/src'));

  it('knows the owners', () => {
    expect(owners.get('ledger_entry')).toBe('points');
    expect(owners.get('person')).toBe('identity');
    expect(owners.size).toBeGreaterThan(30);
  });

  it('holds for the whole api', () => {
    const files = sourceFiles(join(root, 'apps/api/src'));
    expect(files.length).toBeGreaterThan(50);
    expect(foreignWrites(files, owners)).toEqual([]);
  });

  it.each([
    ['modules/store/take.ts', 'tx.query(`UPDATE ledger_account SET balance = 0`)', 'ledger_account'],
    ['modules/store/take.sql', 'INSERT\n  INTO public.ledger_entry VALUES (1)', 'ledger_entry'],
    ['modules/points/rename.ts', `tx.query('DELETE FROM person')`, 'person'],
    ['platform/jobs/clean.ts', `tx.query('DELETE FROM session WHERE true')`, 'session'],
  ])('refuses %s', (path, text, table) => {
    expect(foreignWrites([{ path, text }], owners)).toEqual([expect.stringContaining(`writes ${table}, which belongs to`)]);
  });

  it.each([
    ['modules/points/post.sql', 'INSERT INTO ledger_entry VALUES (1) ON CONFLICT DO UPDATE SET amount = 1'],
    ['modules/store/place.sql', 'INSERT INTO outbox_event VALUES (1)'],
    ['modules/store/read.ts', 'SELECT * FROM person FOR UPDATE'],
  ])('lets %s pass', (path, text) => {
    expect(foreignWrites([{ path, text }], owners)).toEqual([]);
  });
});
