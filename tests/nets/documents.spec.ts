import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** `points/points.e2e-spec.ts` and `*.queries.ts` are named by the end of their paths, as the document says of itself. */
const filesNamed = (named: string): string[] => {
  const ending = new RegExp(
    `(^|/)${named
      .replace(/^modules\//, '')
      .replace(/[.]/g, '\\.')
      .replace(/\*/g, '[^/]*')}$`,
  );
  return files.filter(file => ending.test(file));
};
const namedIn = (text: string): string[] => [...text.matchAll(/`([^`\s]+\.(?:ts|tsx|sql|md|txt))`/g)].map(([, file]) => file as string);

// What people rely on when they ask where a promise is kept: a document that names what is gone sends them nowhere.
describe('docs/security.md', () => {
  const text = read('docs/security.md');
  const named = namedIn(text);
  // A title is said of the specs of its own row: found in another one it proves nothing about the requirement.
  const titles = text.split('\n').flatMap(row => {
    const specs = namedIn(row)
      .filter(file => /spec\.tsx?$/.test(file))
      .flatMap(filesNamed)
      .map(read);
    return [...row.matchAll(/“([^”]+)”/g)]
      .flatMap(([, title]) => (title as string).split('…'))
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(title => ({ title, isThere: specs.some(spec => spec.includes(title)) }));
  });

  it('names files that are there', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(file => filesNamed(file).length === 0)).toEqual([]);
  });

  it('names tests that are there', () => {
    expect(titles.length).toBeGreaterThan(30);
    expect(titles.filter(({ isThere }) => !isThere)).toEqual([]);
  });
});
