import { randomBytes, randomInt } from 'node:crypto';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { hanGivenNames, hanSurnames } from '../../apps/api/src/demo/data/names.texts';
import { ownerUrl } from './product-note';

/** Somebody on the roster, with or without an account. */
export interface Resident {
  readonly personId: string;
  readonly name: string;
  readonly householdId: string;
  readonly householdName: string;
  readonly groupName: string;
}

/**
 * A household that moves to the village, with one grown-up nobody has an account for. Journeys bring their own: the demonstration's
 * households are few, have a history, and are shared by whatever runs on the same product. Written by the schema's owner:
 * by the route for it (journey 36) every journey would be in the village's record of changes.
 */
export async function moveIn(villageId: string): Promise<Resident> {
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string; name: string }>(
      'SELECT id, name FROM village_group WHERE village_id = $1 ORDER BY random() LIMIT 1',
      [villageId],
    );
    const [group] = rows;
    if (!group) throw new Error(`village ${villageId} has no group`);
    const [householdId, personId, name] = [uuidv7(), uuidv7(), await newName(owner, villageId)];
    const householdName = `${name}家`;
    await owner.query(
      `WITH moved AS (
         INSERT INTO household (village_id, id, name, group_id, head_person_id, card_code) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING village_id, id
       )
       INSERT INTO person (village_id, id, household_id, name, minor) SELECT village_id, $5, id, $7, false FROM moved`,
      [villageId, householdId, householdName, group.id, personId, `JS${randomBytes(7).toString('hex').toUpperCase()}`, name],
    );
    return { personId, name, householdId, householdName, groupName: group.name };
  } finally {
    await owner.end();
  }
}

/** One more grown-up of a household, whom nobody has an account for. */
export async function anotherIn(villageId: string, householdId: string): Promise<{ readonly personId: string; readonly name: string }> {
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  try {
    const [personId, name] = [uuidv7(), await newName(owner, villageId)];
    await owner.query('INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, $4, false)', [
      villageId,
      personId,
      householdId,
      name,
    ]);
    return { personId, name };
  } finally {
    await owner.end();
  }
}

/** A name that nobody in the village has: journeys find people and houses by their names. */
async function newName(owner: Client, villageId: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('SELECT name FROM person WHERE village_id = $1', [villageId]);
  const given = [...hanGivenNames.adultMen, ...hanGivenNames.adultWomen].filter(one => one.length > 1);
  const taken = new Set(rows.map(row => row.name));
  const free = hanSurnames.flatMap(surname => given.map(one => `${surname}${one}`)).filter(name => !taken.has(name));
  const name = free[randomInt(free.length)];
  if (name === undefined) throw new Error('every name is taken');
  return name;
}
