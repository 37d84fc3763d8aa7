import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

jest.setTimeout(60_000);

describe('npm start, when it cannot', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function startRefused(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
    const loader = pathToFileURL(require.resolve('tsx')).href;
    const own = { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), ...env };
    const done = spawnSync(process.execPath, ['--import', loader, join(__dirname, 'main.ts'), ...args], { encoding: 'utf8', env: own });
    expect(done.status).toBe(1);
    expect(done.stderr).toMatch(/^\n没有启动：[^\n]+。\n$/);
    return done.stderr;
  }

  it('says so in one sentence, without a stack, and ends with 1', () => {
    expect(startRefused(['--bogus'])).toContain('不认识的参数 --bogus');
    expect(startRefused([], { NODE_ENV: 'production' })).toContain('docker compose');
  });

  it('names a broken database folder', () => {
    writeFileSync(join(folder, 'jishan.json'), '{"product":"jishan","layout":1}');
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'notes.txt'), 'x');
    expect(startRefused(['--data', folder, '--port', '39871'])).toContain('缺少 PG_VERSION');
  });
});
