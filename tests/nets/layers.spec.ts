import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** A project without its tag is a project without a rule. */
describe.each([
  ['libs/contracts', 'layer:contracts'],
  ['libs/entities', 'layer:entities'],
  ['apps/api', 'layer:api'],
  ['apps/miniprogram', 'layer:miniprogram'],
  ['tools', 'layer:tools'],
  ['tests', 'layer:tests'],
])('%s', (folder, tag) => {
  it(`is tagged ${tag}, and the boundary rule knows that tag`, () => {
    const project = JSON.parse(readFileSync(join(root, folder, 'project.json'), 'utf8')) as { tags?: string[] };
    expect(project.tags).toEqual([tag]);
    expect(readFileSync(join(root, 'eslint.config.mjs'), 'utf8')).toContain(`sourceTag: '${tag}'`);
  });
});
