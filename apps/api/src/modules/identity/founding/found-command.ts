import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ORGANIZATION_KINDS, plainName, USERNAME_PATTERN } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { FoundingSettings } from '../../../platform/config/config';
import { FieldCipher } from '../../../platform/crypto';
import { hashPassword } from '../auth/passwords';
import { administratorOf, foundVillage, makePassword, type Founding } from './found-village';
import { faults, words } from './founding.texts';
import { newPasswordCommand } from './new-password';
import { OperatorRefusal } from './operator-deeds';
import { readRoster, type Roster } from './read-roster';
import { runAsOwner } from './run-as-owner';

const SHOWN_FAULTS = 50;
const NAME_MAX_CHARS = 30;

interface Order {
  readonly path: readonly string[];
  readonly rosterFile: string;
  readonly administrator: Founding['administrator'];
  readonly apply: boolean;
}

/** @throws OperatorRefusal for words that mean nothing. */
function readOrder(args: readonly string[]): Order {
  const text = { type: 'string' } as const;
  let given;
  try {
    given = parseArgs({
      args: [...args],
      options: { village: text, roster: text, administrator: text, username: text, household: text, apply: { type: 'boolean' } },
    }).values;
  } catch {
    throw new OperatorRefusal(words.usage);
  }
  const { village, roster, administrator, username, household, apply } = given;
  if (!village || !roster || !administrator || !username) throw new OperatorRefusal(words.usage);
  const path = village.split('/').map(name => name.trim());
  if (path.length > ORGANIZATION_KINDS.length || path.some(name => name === '' || name.length > NAME_MAX_CHARS))
    throw new OperatorRefusal(words.path);
  if (!USERNAME_PATTERN.test(username)) throw new OperatorRefusal(words.username);
  return {
    path,
    rosterFile: roster,
    administrator: { name: plainName(administrator), household: household ?? null, username },
    apply: apply ?? false,
  };
}

function rosterOf(file: string): Roster {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new OperatorRefusal(words.noFile(file));
  }
  return readRoster(bytes);
}

/** Founds a village, or without `--apply` says what it would do. Exit code 0; 1 when the roster is not in order; 2 when it could not be done. */
export async function foundCommand(
  settings: () => FoundingSettings,
  args: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  try {
    if (args.includes('--new-password')) return await newPasswordCommand(settings, args, say);
    const order = readOrder(args);
    const roster = rosterOf(order.rosterFile);
    if (roster.faults.length > 0) return tellFaults(roster, say);
    const founding: Founding = { path: order.path, roster: roster.persons, administrator: order.administrator };
    administratorOf(founding);
    const count = (of: (person: Roster['persons'][number]) => unknown): number => new Set(roster.persons.map(of).filter(Boolean)).size;
    say(
      words.plan(
        order.path.at(-1) ?? '',
        count(one => one.household),
        roster.persons.length,
        count(one => one.group),
        roster.persons.filter(one => one.phone).length,
      ),
    );
    await found(settings(), founding, order.apply, say);
    return 0;
  } catch (error) {
    say(error instanceof OperatorRefusal ? error.message : words.failed(error instanceof Error ? error.message : String(error)));
    return 2;
  }
}

function tellFaults({ faults: found }: Roster, say: (line: string) => void): number {
  say(words.faults(found.length));
  for (const { line, message } of found.slice(0, SHOWN_FAULTS)) say(faults.line(line, message));
  if (found.length > SHOWN_FAULTS) say(words.more(found.length - SHOWN_FAULTS));
  return 1;
}

async function found(settings: FoundingSettings, founding: Founding, apply: boolean, say: (line: string) => void): Promise<void> {
  const password = makePassword();
  // Dear on purpose, so not while the transaction waits.
  const passwordHash = await hashPassword(password);
  const isWritten = await runAsOwner(
    settings.ownerUrl,
    apply,
    tx => foundVillage(tx, new FieldCipher(settings), founding, passwordHash),
    uuidv7(),
  );
  if (!isWritten) return say(words.dryRun);
  say(words.done);
  say(words.administrator(founding.administrator.name, founding.administrator.username, password));
}
