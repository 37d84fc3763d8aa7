import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { demoLogins } from '../../apps/api/src/modules/identity/auth/app-info.texts';
import { freePort } from '../postgres';
import { repositoryRoot } from './programs';
import { makeStandInProduct } from './stand-in-product';
import { refusals, steps, words } from './start.texts';

jest.setTimeout(120_000);

/** The very program of `npm start`, in a repository whose built programs are stand-ins: what a person sees, and Ctrl-C. */
describe('npm start', () => {
  let world: string;
  let repository: string;
  let dataDir: string;
  let port: number;
  const running: ChildProcessByStdio<null, Readable, Readable>[] = [];

  beforeAll(async () => {
    world = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    repository = join(world, 'repository');
    dataDir = join(world, 'data');
    makeStandInProduct(repository);
    for (const part of ['start', 'postgres'])
      cpSync(join(repositoryRoot, 'tools', part), join(repository, 'tools', part), { recursive: true });
    const texts = 'apps/api/src/modules/identity/auth/app-info.texts.ts';
    cpSync(join(repositoryRoot, texts), join(repository, texts));
    symlinkSync(join(repositoryRoot, 'node_modules'), join(repository, 'node_modules'));
    port = await freePort('127.0.0.1');
  });

  afterEach(() => {
    for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGINT');
  });
  afterAll(() => rmSync(world, { recursive: true, force: true }));

  function begin(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const loader = pathToFileURL(require.resolve('tsx')).href;
    const child = spawn(
      process.execPath,
      ['--import', loader, join(repository, 'tools/start/main.ts'), '--no-build', '--data', dataDir, '--port', String(port), ...args],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), ...env } },
    );
    running.push(child);
    let said = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
    const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
    const until = async (sentence: string): Promise<string> => {
      while (!said.includes(sentence)) {
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}${stderr}`);
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      return said;
    };
    return { child, ended, until, said: () => said, stderr: () => stderr };
  }
  const timed = (said: string, title: string): boolean => new RegExp(`^  ✓ ${title} +\\d+\\.\\d+ 秒$`, 'm').test(said);

  it('tells each step with its time, both addresses and whom to log in as, and ends well at Ctrl-C', async () => {
    const { child, ended, until, said, stderr } = begin();
    const first = await until(words.howToStop);
    for (const title of [steps.node, steps.data, steps.embedded, steps.migrate, steps.demo, steps.api])
      expect([title, timed(first, title)]).toEqual([title, true]);
    expect(first).not.toContain('\u001b');
    expect(first).toMatch(/^已启动，用时 \d+\.\d+ 秒$/m);
    expect(first).toMatch(new RegExp(`^  ${words.h5} +http://127\\.0\\.0\\.1:${port}/$`, 'm'));
    expect(first).toMatch(new RegExp(`^  ${words.docs} +http://127\\.0\\.0\\.1:${port}/api/docs$`, 'm'));
    expect(demoLogins.length).toBeGreaterThanOrEqual(7);
    for (const { title, username, password, village } of demoLogins)
      expect(first).toMatch(new RegExp(`^  ${title} +${username} +${password}${village ? ` +${village}` : ''}$`, 'm'));
    expect((await fetch(`http://127.0.0.1:${port}/`)).ok).toBe(true);
    // The terminal and npm both send it.
    child.kill('SIGINT');
    await until(words.stopping);
    child.kill('SIGINT');
    expect([await ended, stderr()]).toEqual([0, '']);
    expect(said().split(words.stopping)).toHaveLength(2);
    expect(said()).toContain(words.stopped);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('fills nothing at the second start; a SIGTERM ends it as well', async () => {
    const { child, ended, until } = begin();
    const said = await until(words.howToStop);
    expect([timed(said, steps.demo), timed(said, steps.api)]).toEqual([false, true]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('marks the step that failed, and says why in one sentence', async () => {
    const { ended, said, stderr } = begin([], { JISHAN_STAND_IN_BREAK: 'main' });
    expect(await ended).toBe(1);
    expect(said()).toMatch(new RegExp(`^  ✗ ${steps.api} +\\d`, 'm'));
    expect(stderr()).toBe(`\n${words.failed}${refusals.apiDied('Error: a variable is wrong', join(dataDir, 'api.log')).message}\n`);
  });

  it('says when the API dies under it, and leaves no database behind', async () => {
    const { ended, until, stderr } = begin();
    await until(words.howToStop);
    const { pid } = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { pid: number };
    process.kill(pid, 'SIGKILL');
    expect(await ended).toBe(1);
    expect(stderr()).toContain(words.failed);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});
