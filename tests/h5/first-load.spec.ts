import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_LOAD_MAX_BYTES, firstLoad, H5_DIST, weightOf } from './first-load';

describe('the first load of the h5 app', () => {
  it('is within its budget', () => {
    const files = firstLoad(H5_DIST);
    const weight = weightOf(files);
    const said = [`${weight} bytes, ${FIRST_LOAD_MAX_BYTES} are allowed`, ...[...files].map(([file, bytes]) => `${bytes} ${file}`)].join(
      '\n',
    );
    expect(weight <= FIRST_LOAD_MAX_BYTES ? '' : said).toBe('');
  });
});

describe('its check refuses', () => {
  let broken: string;
  const index = (): string => join(broken, 'index.html');
  beforeEach(() => {
    broken = mkdtempSync(join(tmpdir(), 'jishan-heavy-'));
    cpSync(H5_DIST, broken, { recursive: true });
  });
  afterEach(() => rmSync(broken, { recursive: true, force: true }));

  it.each([
    ['script', 'js/more.js', '<script defer="defer" src="/js/more.js"></script>'],
    ['style', 'css/more.css', '<link href="/css/more.css" rel="stylesheet">'],
  ])('a %s that is too much', (_what, file, tag) => {
    const before = weightOf(firstLoad(broken));
    writeFileSync(join(broken, file), `/*${randomBytes(FIRST_LOAD_MAX_BYTES).toString('base64')}*/`);
    writeFileSync(index(), readFileSync(index(), 'utf8').replace('</head>', `${tag}</head>`));
    expect(firstLoad(broken).get(file)).toBeGreaterThan(FIRST_LOAD_MAX_BYTES);
    expect(weightOf(firstLoad(broken))).toBeGreaterThan(before + FIRST_LOAD_MAX_BYTES);
  });

  it('a page that loads what is not there, or nothing', () => {
    writeFileSync(index(), '<script src="/js/gone.js"></script>');
    expect(() => firstLoad(broken)).toThrow('gone.js');
    writeFileSync(index(), '<html></html>');
    expect(() => firstLoad(broken)).toThrow('loads no script');
  });
});
