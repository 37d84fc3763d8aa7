import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, pagesOf, readAppJson } from './bundle/dist';
import { ALL_MAX_BYTES, PACKAGE_MAX_BYTES, packageSizes } from './bundle/package-sizes';
import { newerSyntax } from './bundle/syntax';

function officialCompile(dist: string): { ok: boolean; output: string } {
  const done = spawnSync(process.execPath, [join(__dirname, 'bundle/official-compile.cjs'), dist], { encoding: 'utf8', timeout: 110_000 });
  return { ok: done.status === 0, output: `${done.stdout}\n${done.stderr}` };
}

describe('the weapp bundle', () => {
  const app = readAppJson();

  it('passes WeChat’s own checks of app.json and pages, and its full compile', () => {
    const { ok, output } = officialCompile(DIST);
    expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' });
    expect(output).toContain(`compiled ${pagesOf(app).length} pages`);
  });

  it('parses on the oldest supported phone', () => {
    expect(newerSyntax(DIST)).toEqual([]);
  });

  it.each([...packageSizes(DIST, app)])('package "%s" of %i bytes is within its budget', (_root, bytes) => {
    expect(bytes).toBeLessThanOrEqual(PACKAGE_MAX_BYTES);
  });

  it('is within WeChat’s limit as a whole', () => {
    expect([...packageSizes(DIST, app).values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(ALL_MAX_BYTES);
  });
});

describe('the checks of the bundle refuse', () => {
  let broken: string;
  beforeEach(() => {
    broken = mkdtempSync(join(tmpdir(), 'jishan-broken-'));
    cpSync(DIST, broken, { recursive: true });
  });
  afterEach(() => rmSync(broken, { recursive: true, force: true }));

  it('an app.json that WeChat refuses', () => {
    const app = JSON.parse(readFileSync(join(broken, 'app.json'), 'utf8')) as { pages: string[] };
    writeFileSync(join(broken, 'app.json'), JSON.stringify({ ...app, pages: [...app.pages, 'pages/gone/index'] }));
    const { ok, output } = officialCompile(broken);
    expect(ok).toBe(false);
    expect(output).toContain('pages/gone/index');
  });

  it('a template that does not compile', () => {
    writeFileSync(join(broken, `${readAppJson().pages[0] ?? ''}.wxml`), '<view><text></view>');
    expect(officialCompile(broken).ok).toBe(false);
  });

  it('syntax of 2020', () => {
    writeFileSync(join(broken, 'newer.js'), 'const a = {}; a?.b;');
    expect(newerSyntax(broken)).toContainEqual(expect.stringContaining('newer.js'));
  });

  it('a package above its budget', () => {
    writeFileSync(join(broken, 'big.png'), Buffer.alloc(PACKAGE_MAX_BYTES));
    expect(packageSizes(broken, readAppJson()).get('')).toBeGreaterThan(PACKAGE_MAX_BYTES);
  });
});
