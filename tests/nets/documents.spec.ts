import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '..', '..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** `points/points.e2e-spec.ts` and `*.queries.ts` are named by the end of their paths, as the document says of itself. */
const isThere = (named: string): boolean => {
  const ending = new RegExp(
    `(^|/)${named
      .replace(/^modules\//, '')
      .replace(/[.]/g, '\\.')
      .replace(/\*/g, '[^/]*')}$`,
  );
  return files.some(file => ending.test(file));
};

// What people rely on when they ask where a promise is kept: a document that names what is gone sends them nowhere.
describe('docs/security.md', () => {
  const text = read('docs/security.md');
  const specs = files.filter(file => /spec\.tsx?$/.test(basename(file)) && file !== 'tests/nets/documents.spec.ts').map(read);
  const named = [...text.matchAll(/`([^`\s]+\.(?:ts|tsx|sql|md|txt))`/g)].map(([, file]) => file as string);
  const titles = [...text.matchAll(/“([^”]+)”/g)].flatMap(([, title]) => (title as string).split('…')).filter(part => part.trim() !== '');

  it('names files that are there', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(file => !isThere(file))).toEqual([]);
  });

  it('names tests that are there', () => {
    expect(titles.length).toBeGreaterThan(30);
    expect(titles.filter(title => !specs.some(spec => spec.includes(title.trim())))).toEqual([]);
  });
});
