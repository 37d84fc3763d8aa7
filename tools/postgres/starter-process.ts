import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunAs } from './run-program';
import type { StartOptions } from './start-postgres';

/** What the fixture program says about the server it started, or the refusal it met. */
export interface Said {
  readonly port: number;
  readonly pid: number;
  readonly adopted: boolean;
  readonly superuserUrl: string;
  readonly refusal?: string;
  readonly message?: string;
}

export interface StarterProcess {
  readonly said: Said;
  readonly child: ChildProcess;
  /** Resolves when it is gone; at once when it already is. */
  readonly gone: Promise<void>;
}

/** Runs the starter in a Node of its own, so that it can be killed, crash, or be somebody else. */
export async function startElsewhere(
  options: StartOptions,
  then: 'live' | 'end' | 'crash',
  setting: RunAs & { readonly env?: Record<string, string> } = {},
): Promise<StarterProcess> {
  const { env, ...runAs } = setting;
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const args = ['--import', loader, join(__dirname, 'starter.fixture.ts'), JSON.stringify({ options, then })];
  const child = spawn(process.execPath, args, {
    ...runAs,
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>(resolve => child.once('close', () => resolve()));
  let output = '';
  let complaint = '';
  child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString('utf8')));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString('utf8');
      if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')));
    });
    void gone.then(() => reject(new Error(`the starter said nothing: ${complaint}`)));
  });
  return { said: JSON.parse(line) as Said, child, gone };
}
