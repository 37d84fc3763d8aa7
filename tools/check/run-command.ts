import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

// eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;
/** How a progress bar takes back what it wrote. */
const ERASED_LINE = '\u001b[2K\u001b[1A';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly logFile: string;
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly ok: boolean;
  readonly timedOut: boolean;
}

/** Runs a program without stdin, keeps all it says in a file, and ends it with its children when its time is over. */
export async function runCommand(command: Command): Promise<Ended> {
  mkdirSync(dirname(command.logFile), { recursive: true });
  const log = createWriteStream(command.logFile, { flags: 'a' });
  const child = spawn(command.program, [...command.args], {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the children of an interrupted gate end with it.
    detached: true,
  });
  const endGroup = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup('SIGTERM');
    setTimeout(() => endGroup('SIGKILL'), 10_000).unref();
  }, command.timeoutMs);
  const interrupted = (signal: NodeJS.Signals) => (): void => {
    endGroup(signal);
    process.exitCode = 130;
  };
  const onInt = interrupted('SIGINT');
  const onTerm = interrupted('SIGTERM');
  process.once('SIGINT', onInt);
  process.once('SIGTERM', onTerm);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise<number | null>(resolve => {
    child.once('error', error => {
      log.write(`${error.message}\n`);
      resolve(null);
    });
    child.once('close', resolve);
  });
  clearTimeout(timer);
  process.off('SIGINT', onInt);
  process.off('SIGTERM', onTerm);
  await new Promise<void>(resolve => log.end(resolve));
  return { ok: code === 0 && !timedOut, timedOut };
}

/** The last lines of a log: enough to see why, short enough to read. Colours and the steps of progress bars are left out. */
export function endOf(logFile: string, maxLines: number): string {
  return readable(readFileSync(logFile, 'utf8')).trimEnd().split('\n').slice(-maxLines).join('\n');
}

export function readable(text: string): string {
  const steps = text.split(ERASED_LINE);
  const lasting = steps.map((step, index) => (index === steps.length - 1 ? step : step.replace(/\n[●•] [^\n]*█[\s\S]*$/, '\n')));
  return lasting
    .join('')
    .replace(ANSI, '')
    .replaceAll('\r', '')
    .replace(/\n{3,}/g, '\n\n');
}
