import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const repositoryRoot = resolve(__dirname, '..', '..');

/** The built programs, as the production image runs them. */
export const apiPrograms = { main: 'apps/api/dist/main.js', migrate: 'apps/api/dist/migrate.js', demo: 'apps/api/dist/demo.js' } as const;
export const h5Folder = 'apps/miniprogram/dist/h5';

const logLimitBytes = 16 * 1024 * 1024;
const tailBytes = 8 * 1024;

export interface ProgramRequest {
  /** Of Node: script first. */
  readonly args: readonly string[];
  /** The repository they belong to. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Settings of the caller's shell that mean something to the database driver, the API or Nx must not leak into a product started here. */
function cleanEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|JISHAN_|DATABASE_|WECHAT_|NX_|JEST_|npm_|NODE_OPTIONS$|NODE_ENV$|PORT$|HOST$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...own };
}

/** Runs to its end; true when it ended well. */
export async function runNode(request: ProgramRequest): Promise<boolean> {
  const log = openLog(request.logFile);
  const child = spawn(process.execPath, request.args, {
    cwd: request.root,
    env: cleanEnvironment(request.env),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  const code = await exitOf(child);
  process.removeListener('exit', endWithUs);
  return code === 0;
}

/**
 * Runs until stopped. In a process group of its own, so that Ctrl-C reaches only us and we can stop things in order; it follows us
 * through an IPC channel, so that it cannot outlive even a killed parent.
 */
export function launchNode(request: ProgramRequest): ChildProcess {
  const log = openLog(request.logFile);
  const args = ['--require', join(__dirname, 'follow-parent.cjs'), ...request.args];
  const options = { cwd: request.root, env: cleanEnvironment(request.env), detached: true };
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  return child;
}

export function exitOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  return new Promise(resolve => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else if (child.signalCode !== null) resolve(child.signalCode);
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
}

/** The last thing a program said in words, for a sentence about why it ended: of a stack that is its first line, not its frames. */
export function lastLine(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').slice(-tailBytes).split('\n');
  const said = lines.map(line => line.trim()).filter(line => /\p{L}/u.test(line) && !/^at |^Node\.js v/.test(line));
  return said.at(-1)?.slice(0, 300) ?? '';
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}
