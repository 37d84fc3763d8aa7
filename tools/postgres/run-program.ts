import { spawn, spawnSync } from 'node:child_process';

/** Whom a program runs as; empty means "as ourselves". */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** PGDATA, PGPORT and their kin of the caller's shell must not steer our own server; messages stay English so that they can be read by code. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'ComSpec', 'TEMP', 'TMP', 'TMPDIR']) {
    if (process.env[name] !== undefined) kept[name] = process.env[name];
  }
  return kept;
}

/** `/`, because a dropped user may be unable to stand in the folder where the caller stands. */
const settledFolder = process.platform === 'win32' ? undefined : '/';

function spawnOptions(runAs: RunAs) {
  return { ...runAs, cwd: settledFolder, env: quietEnvironment(), windowsHide: true };
}

export function runProgram(file: string, args: readonly string[], runAs: RunAs, input = ''): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(file, args, { ...spawnOptions(runAs), stdio: ['pipe', 'pipe', 'pipe'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    // A program that ends before reading its input is judged by its exit code alone.
    child.stdin.on('error', () => undefined);
    child.once('error', error => resolve({ ok: false, output: error.message }));
    child.once('close', code => resolve({ ok: code === 0, output: Buffer.concat(pieces).toString('utf8') }));
    child.stdin.end(input);
  });
}

/** For the exit hook and short probes, where nothing asynchronous may be waited for. */
export function runProgramSync(file: string, args: readonly string[], runAs: RunAs): Outcome {
  const done = spawnSync(file, args, { ...spawnOptions(runAs), encoding: 'utf8', timeout: 60_000 });
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}` || (done.error?.message ?? '') };
}

export function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trim() ?? '';
}
