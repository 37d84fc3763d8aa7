import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readable, runCommand } from './run-command';

describe('a command of a gate', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jishan-check-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (script: string, timeoutMs = 20_000) =>
    runCommand({ program: process.execPath, args: ['-e', script], cwd: folder, logFile: join(folder, 'log'), timeoutMs });

  it('keeps all it says, on both streams', async () => {
    expect(await run('console.log("out"); console.error("err")')).toEqual({ ok: true, timedOut: false });
    const log = readFileSync(join(folder, 'log'), 'utf8');
    expect(log).toContain('out');
    expect(log).toContain('err');
  });

  it('is not well when it exits with a fault, or cannot even start', async () => {
    expect((await run('process.exit(3)')).ok).toBe(false);
    const absent = await runCommand({
      program: join(folder, 'absent'),
      args: [],
      cwd: folder,
      logFile: join(folder, 'log'),
      timeoutMs: 5_000,
    });
    expect(absent.ok).toBe(false);
  });

  it('has no stdin to wait for', async () => {
    expect((await run('process.stdin.on("end", () => process.exit(0)).resume()')).ok).toBe(true);
  });

  it('is ended with its children when its time is over', async () => {
    const beats = join(folder, 'beats');
    const child = `setInterval(() => require("node:fs").appendFileSync(${JSON.stringify(beats)}, "."), 20)`;
    const parent = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]); setInterval(() => {}, 1000)`;
    expect(await run(parent, 2_500)).toEqual({ ok: false, timedOut: true });
    const size = readFileSync(beats, 'utf8').length;
    expect(size).toBeGreaterThan(0);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(readFileSync(beats, 'utf8').length).toBe(size);
  });
});

describe('a readable log', () => {
  it('has no colours and none of a progress bar’s steps', () => {
    const erase = '\u001b[2K\u001b[1A\u001b[2K\u001b[G';
    const log = `begun\n● Webpack ████ (3%)\n loader\n${erase}\n● Webpack ████ (9%)\n loader\n${erase}\n\u001b[31m✖ Errors\u001b[39m\nwhy`;
    expect(readable(log).replace(/\n+/g, '\n')).toBe('begun\n✖ Errors\nwhy');
  });
});
