import { resolve } from 'node:path';
import { ConfigError, loadBackupKey, loadBackupSettings } from '../../platform/config/config';
import { verifyBooks } from '../books/verify-books';
import { BackupRefusal, refusals, words } from './backup.texts';
import { rowsOf } from './manifest';
import { checkBackup } from './read-backup';
import { restoreBackup } from './restore-backup';
import { takeBackup } from './take-backup';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Console {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

const terminal: Console = {
  say: line => void process.stdout.write(`${line}\n`),
  complain: line => void process.stderr.write(`${line}\n`),
};

/** `--to FILE [--key-file FILE]`. Answers the exit code: 0 done, 2 not done. */
export function backupCommand(args: readonly string[], console: Console = terminal, env?: Environment): Promise<number> {
  return told(console, async () => {
    const options = readOptions(args, ['to', 'key-file'], []);
    const to = options.get('to');
    if (to === undefined) throw refusals.needTo();
    const settings = loadBackupSettings(keyFileOf(options), env);
    const seconds = stopwatch();
    const { manifest, bytes } = await takeBackup({ ...settings, to: resolve(to) });
    console.say(words.backedUp(resolve(to), rowsOf(manifest), manifest.media?.count ?? 0, bytes, seconds()));
    if (manifest.media === null) console.say(words.mediaElsewhere);
    if (manifest.mediaMissing > 0) console.say(words.mediaMissing(manifest.mediaMissing));
    return 0;
  });
}

/** `--from FILE [--key-file FILE] [--check]`. 0 restored and the books agree, 1 restored and they do not, 2 nothing restored. */
export function restoreCommand(args: readonly string[], console: Console = terminal, env?: Environment): Promise<number> {
  return told(console, async () => {
    const options = readOptions(args, ['from', 'key-file'], ['check']);
    const from = options.get('from');
    if (from === undefined) throw refusals.needFrom();
    if (options.has('check')) {
      const manifest = await checkBackup(resolve(from), loadBackupKey(keyFileOf(options), env));
      console.say(words.sound(rowsOf(manifest), manifest.media?.count ?? 0, manifest.createdAt, manifest.migrations.at(-1) ?? ''));
      return 0;
    }
    const settings = loadBackupSettings(keyFileOf(options), env);
    const seconds = stopwatch();
    const manifest = await restoreBackup({ ...settings, from: resolve(from) });
    console.say(words.restored(rowsOf(manifest), manifest.media?.count ?? 0, manifest.createdAt, seconds()));
    if (manifest.media === null) console.say(words.mediaElsewhere);
    return verify(settings.ownerUrl, console);
  });
}

const SHOWN_FAULTS = 50;

async function verify(ownerUrl: string, console: Console): Promise<number> {
  const { villages, transfers, faults } = await verifyBooks(ownerUrl);
  if (faults.length === 0) {
    console.say(words.verified(villages, transfers));
    return 0;
  }
  console.complain(words.faults(faults.length));
  for (const { villageId, subject, subjectId, fault } of faults.slice(0, SHOWN_FAULTS))
    console.complain(words.fault(villageId, subject, subjectId, fault));
  return 1;
}

async function told(console: Console, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const isOurs = error instanceof BackupRefusal || error instanceof ConfigError;
    console.complain(isOurs ? error.message : words.failed(error instanceof Error ? error.message : String(error)));
    return 2;
  }
}

/** `--name value`, `--name=value`, and flags. */
export function readOptions(args: readonly string[], valued: readonly string[], flags: readonly string[]): Map<string, string> {
  const given = args.flatMap(arg => (/^--[\w-]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  const options = new Map<string, string>();
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    const name = word.replace(/^--/, '');
    if (flags.includes(name)) options.set(name, '');
    else if (!valued.includes(name) || name === word) throw refusals.unknownOption(word);
    else {
      const value = given[(at += 1)];
      if (value === undefined || value === '' || value.startsWith('--')) throw refusals.missingValue(word);
      options.set(name, value);
    }
  }
  return options;
}

function keyFileOf(options: ReadonlyMap<string, string>): string | undefined {
  const file = options.get('key-file');
  return file === undefined ? undefined : resolve(file);
}

function stopwatch(): () => number {
  const started = process.hrtime.bigint();
  return () => Number(process.hrtime.bigint() - started) / 1e9;
}
