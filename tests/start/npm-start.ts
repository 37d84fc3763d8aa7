import { spawn } from 'node:child_process';
import { words } from '../../tools/start/start.texts';
import type { Workspace } from './workspace';

export interface Login {
  readonly username: string;
  readonly password: string;
}

export interface Started {
  /** Everything it has said, on both streams. */
  said(): string;
  /** All of what it says until it says how to stop it. */
  announced(): Promise<string>;
  /** As Ctrl-C in a terminal: to npm and to what npm runs. Answers what it ends with. */
  interrupt(): Promise<number | null>;
  /** npm, its shell and the program itself, at once; nothing of them can tidy up. */
  kill(): Promise<void>;
}

const LOOK_MS = 50;

/** `npm start` as it is typed, in a workspace, by whom it belongs to. */
export function npmStart({ root, home, temp, runAs }: Workspace, args: readonly string[]): Started {
  const child = spawn('npm', ['start', '--', ...args], {
    ...runAs,
    cwd: root,
    // A process group of its own, so that a signal can be sent to all of it, as a terminal does.
    detached: true,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: temp, npm_config_update_notifier: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  const signal = async (name: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, name);
    return ended;
  };
  return {
    said: () => said,
    announced: async () => {
      while (!said.includes(words.howToStop)) {
        if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${said}`);
        await new Promise(resolve => setTimeout(resolve, LOOK_MS));
      }
      return said;
    },
    interrupt: () => signal('SIGINT'),
    kill: async () => void (await signal('SIGKILL')),
  };
}

/** That this step was taken, and how long it took. */
export const timed = (said: string, step: string): boolean => new RegExp(`^ {2}✓ ${step} +\\d+\\.\\d+ 秒$`, 'm').test(said);

/** The logins of the printed table, as a person reads it. */
export function loginsIn(said: string): Login[] {
  const [, table = ''] = said.split(words.logins);
  return [...table.matchAll(/^ {2}\S+ +([a-z]+) +(\S+)/gm)].map(([, username = '', password = '']) => ({ username, password }));
}

/** What stands behind a name in the printed list of addresses. */
export const addressIn = (said: string, name: string): string => new RegExp(`^ {2}${name} +(http\\S+)$`, 'm').exec(said)?.[1] ?? '';
