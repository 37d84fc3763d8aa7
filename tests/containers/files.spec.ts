import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../tools/start/programs';
import { copied, image, services } from './compose';

const missing = (files: readonly string[]): string[] => files.filter(file => !existsSync(join(repositoryRoot, file)));

/** Without a container engine: what the image copies and what the containers start are files of the repository and its build. */
describe('the containers’ files', () => {
  it('are read from where they stand', () => {
    expect([...services().keys()]).toEqual(['database', 'migrate', 'api', 'found', 'backup', 'restore']);
    expect(image()).toMatchObject({ script: 'apps/api/dist/main.js', environment: { NODE_ENV: 'production', PORT: '3000' } });
    expect(copied().filter(({ stage }) => stage === 'build')).toHaveLength(4);
  });

  it('that are copied, are there', () => {
    const relative = (source: string): string => source.replace(/^\/app\/?/, '') || '.';
    expect(missing(copied().map(({ source }) => relative(source)))).toEqual([]);
  });

  it('that are started, are built', () => {
    const scripts = [...services().values()].flatMap(({ script }) => script ?? []);
    expect(scripts).toHaveLength(4);
    expect(missing([image().script, ...scripts])).toEqual([]);
  });
});
