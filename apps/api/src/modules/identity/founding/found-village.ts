import { randomBytes, randomInt } from 'node:crypto';
import { ORGANIZATION_KINDS } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { FieldCipher } from '../../../platform/crypto';
import { insertRows } from '../../../platform/db/insert-rows';
import type { Tx } from '../../../platform/db/tx';
import { householdName, words } from './founding.texts';
import { auditOperator, OperatorRefusal } from './operator-deeds';
import type { RosterPerson } from './read-roster';

export interface Founding {
  /** From the top; the last is the village. */
  readonly path: readonly string[];
  readonly roster: readonly RosterPerson[];
  readonly administrator: { readonly name: string; readonly household: string | null; readonly username: string };
}

/** Letters that nobody takes for another when they are read out or written down. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_GROUPS = 4;
const GROUP_CHARS = 4;

/** About 79 bits, in groups that can be dictated. */
export const makePassword = (): string =>
  Array.from({ length: PASSWORD_GROUPS }, () =>
    Array.from({ length: GROUP_CHARS }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-');

export function administratorOf({ roster, administrator }: Founding): RosterPerson {
  const { name, household } = administrator;
  const named = roster.filter(person => person.name === name && !person.minor && (household === null || person.household === household));
  const [only, another] = named;
  if (!only) throw new OperatorRefusal(words.administratorUnknown(name));
  if (another) throw new OperatorRefusal(words.administratorMany(name));
  return only;
}

/** By number where all have one (2组 before 10组), else as the roster has them. */
function inOrder(groups: readonly string[]): readonly string[] {
  const numbers = new Map(groups.map(name => [name, Number(/\d+/.exec(name)?.[0])]));
  const order = (name: string): number => numbers.get(name) ?? 0;
  return groups.some(name => Number.isNaN(order(name))) ? groups : [...groups].sort((a, b) => order(a) - order(b));
}

/**
 * The organisations above (those that are there are kept), the village, its roster, and the one person who can let in all others. As the
 * schema's owner, in one transaction that has named the village. @throws OperatorRefusal when the village or the log-in's name is there already.
 */
export async function foundVillage(tx: Tx, cipher: FieldCipher, founding: Founding, passwordHash: string): Promise<void> {
  const administrator = administratorOf(founding);
  await insertOrganizations(tx, founding.path);
  const groups = new Map(inOrder([...new Set(founding.roster.map(({ group }) => group))]).map(name => [name, uuidv7()]));
  await insertRows(
    tx,
    'village_group',
    [...groups].map(([name, id], index) => ({ village_id: tx.villageId, id, name, position: index + 1 })),
  );
  const people = founding.roster.map(person => ({ ...person, id: uuidv7() }));
  const households = await insertHouseholds(tx, people, groups);
  await insertRows(
    tx,
    'person',
    people.map(({ id, household, name, phone, minor }) => {
      const sealed = phone === null ? null : cipher.phone('person', id, phone);
      return {
        village_id: tx.villageId,
        id,
        household_id: households.get(household) ?? null,
        name,
        minor,
        phone_cipher: sealed?.cipher ?? null,
        phone_index: sealed?.index ?? null,
        phone_masked: sealed?.masked ?? null,
        created_at: new Date(),
      };
    }),
  );
  const personId = people.find(({ line }) => line === administrator.line)?.id ?? '';
  await appoint(tx, personId, founding.administrator.username, passwordHash);
  // The first role is in the audit as every later one is.
  await auditOperator(tx, 'found', [
    { action: 'village.founded', objectId: tx.villageId },
    { action: 'role.granted', objectId: personId, details: { role: 'village_admin' } },
  ]);
}

async function insertOrganizations(tx: Tx, path: readonly string[]): Promise<void> {
  // Two foundings at once would both make the county.
  await tx.query('LOCK TABLE organization IN SHARE ROW EXCLUSIVE MODE');
  const kinds = ORGANIZATION_KINDS.slice(-path.length);
  let parent: string | null = null;
  for (const [level, name] of path.entries()) {
    const isVillage = level === path.length - 1;
    const [known]: { id: string }[] = await tx.query<{ id: string }[]>(
      'SELECT id FROM organization WHERE kind = $1 AND name = $2 AND parent_id IS NOT DISTINCT FROM $3::uuid',
      [kinds[level], name, parent],
    );
    if (known && isVillage) throw new OperatorRefusal(words.villageThere(name));
    const id: string = known?.id ?? (isVillage ? tx.villageId : uuidv7());
    if (!known)
      await tx.query('INSERT INTO organization (id, kind, name, parent_id) VALUES ($1, $2, $3, $4)', [id, kinds[level], name, parent]);
    parent = id;
  }
  await tx.query('INSERT INTO village (id) VALUES ($1)', [tx.villageId]);
}

async function insertHouseholds(
  tx: Tx,
  people: readonly (RosterPerson & { readonly id: string })[],
  groups: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const heads = people.filter(person => person.head);
  const ids = new Map(heads.map(({ household }) => [household, uuidv7()]));
  await insertRows(
    tx,
    'household',
    heads.map(head => ({
      village_id: tx.villageId,
      id: ids.get(head.household) ?? '',
      name: householdName(head.name),
      group_id: groups.get(head.group) ?? null,
      head_person_id: head.id,
      card_code: `JS${randomBytes(7).toString('hex').toUpperCase()}`,
      created_at: new Date(),
    })),
  );
  return ids;
}

async function appoint(tx: Tx, personId: string, username: string, passwordHash: string): Promise<void> {
  const [taken] = await tx.query<unknown[]>('SELECT 1 FROM password_credential WHERE username = $1', [username]);
  if (taken) throw new OperatorRefusal(words.usernameTaken(username));
  const accountId = uuidv7();
  await tx.query('INSERT INTO account (id) VALUES ($1)', [accountId]);
  await tx.query('INSERT INTO password_credential (account_id, username, password_hash, temporary) VALUES ($1, $2, $3, true)', [
    accountId,
    username,
    passwordHash,
  ]);
  await tx.query('UPDATE person SET account_id = $3 WHERE village_id = $1 AND id = $2', [tx.villageId, personId, accountId]);
  await tx.query(`INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, 'village_admin')`, [tx.villageId, personId]);
}
