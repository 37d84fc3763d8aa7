import { resolve } from 'node:path';
import { refusals } from './start.texts';

/** What was asked for on the command line and in the environment; the one place of `npm start` that reads either. */
export interface StartCommand {
  readonly dataDir: string;
  readonly port: number;
  readonly fresh: boolean;
  readonly build: boolean;
  readonly database?: { readonly appUrl: string; readonly ownerUrl: string };
  /** Settings for the API that the person gave. */
  readonly env: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const defaultPort = 3000;
const passedOn = /^(JISHAN_|WECHAT_|DATABASE_POOL|DATABASE_NAMED|AWS_|LOG_LEVEL$|HOST$)/;

/** `whereTyped`: the folder a relative `--data` counts from (npm runs us at the repository root, the person may stand elsewhere). */
export function readCommand(args: readonly string[], env: Environment, root: string, whereTyped: string): StartCommand {
  if (env['NODE_ENV'] === 'production' && env['JISHAN_START_IN_PRODUCTION'] !== 'true') throw refusals.inProduction();
  const given = readArguments(args);
  return {
    dataDir: given.data === undefined ? resolve(root, '.jishan') : resolve(whereTyped, given.data),
    port: readPort(given.port ?? env['PORT']),
    fresh: given.fresh,
    build: given.build,
    database: readDatabase(env),
    env: Object.fromEntries(
      Object.entries(env).filter((pair): pair is [string, string] => passedOn.test(pair[0]) && pair[1] !== undefined),
    ),
  };
}

interface Arguments {
  data?: string;
  port?: string;
  fresh: boolean;
  build: boolean;
}

function readArguments(args: readonly string[]): Arguments {
  const given: Arguments = { fresh: false, build: true };
  // `--port=3001` is the same as `--port 3001`.
  const words = args.flatMap(arg => (/^--\w+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--fresh') given.fresh = true;
    else if (word === '--no-build') given.build = false;
    else if (word === '--data') given.data = valueAfter(words, at++);
    else if (word === '--port') given.port = valueAfter(words, at++);
    else throw refusals.unknownOption(word);
  }
  return given;
}

function valueAfter(words: readonly string[], at: number): string {
  const value = words[at + 1];
  if (value === undefined || value === '' || value.startsWith('--')) throw refusals.missingValue(words[at] ?? '');
  return value;
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw refusals.badPort(text);
  return port;
}

function readDatabase(env: Environment): StartCommand['database'] {
  const appUrl = env['DATABASE_URL'];
  const ownerUrl = env['DATABASE_OWNER_URL'];
  if (!appUrl && !ownerUrl) return undefined;
  if (!appUrl || !ownerUrl) throw refusals.halfDatabaseUrl();
  return { appUrl, ownerUrl };
}
