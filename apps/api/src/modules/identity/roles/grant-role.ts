import {
  clashInOneHand,
  clashInOneHousehold,
  dutyReasons,
  inboxTopics,
  roleTitles,
  villageActions,
  type DutyClash,
  type GrantRole,
  type PersonListItem,
  type VillageRole,
} from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { officeOf } from '../../../platform/auth/office';
import { villageDay } from '../../../platform/calendar';
import { constraintOf, isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { outdateTokens } from '../auth/sessions';
import { readPerson } from '../people/people.queries';
import { refuseLeft } from '../people/still-acts';
import { refuseElection } from './role-election';

const DERIVED: readonly VillageRole[] = ['villager', 'household_head'];
const APART = 'ck_village_role_duties_apart';
const LAST_ADMIN = 'ck_village_role_last_admin';

interface Appointee {
  readonly account_id: string | null;
  readonly minor: boolean;
}

/**
 * Appoints, or ends an appointment, nobody to themselves: else one person alone could gather every duty, or leave the village without a keeper.
 * Written down with the reason and, for a reviewer, the election. The person's tokens are outdated: the very next request is answered under the
 * new role, without signing in again. What is so already stays as it is, and is not written down a second time.
 */
export async function grantRole(tx: Tx, call: Call, who: VillageActor, wish: GrantRole, now: Date = new Date()): Promise<PersonListItem> {
  if (DERIVED.includes(wish.role)) throw new Problem('ROLE.NOT_GRANTABLE');
  if (wish.personId === who.personId) throw new Problem('ROLE.OWN');
  refuseElection(wish, villageDay(now));
  // Both in one order, for two may appoint each other; no stronger lock, for whoever writes down what somebody did meanwhile refers to the row.
  await tx.query('SELECT 1 FROM person WHERE village_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE', [
    tx.villageId,
    [who.personId, wish.personId],
  ]);
  const [person] = await tx.query<Appointee[]>('SELECT account_id, minor FROM person WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    wish.personId,
  ]);
  if (!person) throw notFound();
  await refuseLeft(tx, who, 'roles.manage');
  const before = await readPerson(tx, wish.personId);
  if (before.roles.includes(wish.role) === wish.granted) return before;
  if (wish.granted) {
    refuseUnfit(person);
    await refuseClash(tx, wish, before);
    await give(tx, wish);
  } else {
    await take(tx, wish);
    await takeInvitations(tx, wish.personId);
  }
  await writeDown(tx, who, wish);
  if (person.account_id) await outdateTokens(tx, person.account_id);
  await audit(tx, call, wish.granted ? 'role.granted' : 'role.taken', wish.personId, { role: wish.role, changeId: wish.id });
  await tell(tx, wish);
  return readPerson(tx, wish.personId);
}

function refuseUnfit(person: Appointee): void {
  if (person.minor) throw new Problem('ROLE.UNDER_AGE');
  // An office that nobody can exercise would also close the place to whoever it belongs to.
  if (person.account_id === null) throw new Problem('ROLE.NO_ACCOUNT');
}

const dutiesConflict = (clash: DutyClash): Problem => new Problem('ROLE.DUTIES_CONFLICT', { reason: dutyReasons[clash] });

async function refuseClash(tx: Tx, wish: GrantRole, person: PersonListItem): Promise<void> {
  const own = person.roles.map(role => clashInOneHand(wish.role, role)).find(clash => clash !== null);
  if (own) throw dutiesConflict(own);
  const relatives = await tx.query<{ role: VillageRole }[]>(
    `SELECT r.role FROM village_role r JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id
     WHERE r.village_id = $1 AND p.household_id = $2 AND p.id <> $3`,
    [tx.villageId, person.householdId, person.id],
  );
  const kin = relatives.map(({ role }) => clashInOneHousehold(wish.role, role)).find(clash => clash !== null);
  if (kin) throw dutiesConflict(kin);
}

/** Somebody else may have granted the other duty just now: the database sees both. */
async function give(tx: Tx, wish: GrantRole): Promise<void> {
  try {
    await tx.query('INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, $3)', [tx.villageId, wish.personId, wish.role]);
  } catch (error) {
    if (constraintOf(error) === APART) throw dutiesConflict(wish.role === 'store_keeper' ? 'points_and_goods' : 'supervised');
    throw error;
  }
}

/** The database counts the administrators under a lock: two who end each other at once do not both succeed. */
async function take(tx: Tx, wish: GrantRole): Promise<void> {
  try {
    await tx.query('DELETE FROM village_role WHERE village_id = $1 AND person_id = $2 AND role = $3', [
      tx.villageId,
      wish.personId,
      wish.role,
    ]);
  } catch (error) {
    if (constraintOf(error) === LAST_ADMIN) throw new Problem('ROLE.LAST_ADMIN');
    throw error;
  }
}

/** What was handed out by office ends with the last office that may hand it out; into the own house a head invites without one. */
async function takeInvitations(tx: Tx, personId: string): Promise<void> {
  await tx.query(
    `UPDATE invitation i SET revoked_at = now() FROM person p
     WHERE i.village_id = $1 AND i.created_by_person_id = $2 AND i.revoked_at IS NULL AND i.expires_at > now()
       AND p.village_id = i.village_id AND p.id = i.created_by_person_id AND (i.household_id IS NULL OR i.household_id IS DISTINCT FROM p.household_id)
       AND NOT EXISTS (SELECT FROM village_role r WHERE r.village_id = $1 AND r.person_id = $2 AND r.role = ANY($3))`,
    [tx.villageId, personId, villageActions['invitation.create']],
  );
}

async function writeDown(tx: Tx, who: VillageActor, wish: GrantRole): Promise<void> {
  const { election } = wish;
  try {
    await tx.query(
      `INSERT INTO role_change (village_id, id, person_id, role, granted, reason, elected_on, present, votes_for, votes_against, changed_by_person_id, changed_by_role)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        tx.villageId,
        wish.id,
        wish.personId,
        wish.role,
        wish.granted,
        wish.reason.trim(),
        election?.heldOn ?? null,
        election?.present ?? null,
        election?.votesFor ?? null,
        election?.votesAgainst ?? null,
        who.personId,
        officeOf(who, villageActions['roles.manage']),
      ],
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('ROLE.ID_TAKEN');
    throw error;
  }
  const kept = await tx.query<unknown[]>(
    `INSERT INTO role_change_photo (village_id, change_id, position, media_id)
     SELECT $1, $2, p.position, o.id FROM unnest($3::uuid[]) WITH ORDINALITY p(id, position)
     JOIN media_object o ON o.village_id = $1 AND o.id = p.id AND o.uploaded_by_account_id = $4 RETURNING 1`,
    [tx.villageId, wish.id, wish.photoIds, who.accountId],
  );
  if (kept.length !== wish.photoIds.length) throw new Problem('ROLE.PHOTO_UNKNOWN');
}

/** The person, and everybody who keeps or watches the village's offices: whoever appoints is among them. */
async function tell(tx: Tx, wish: GrantRole): Promise<void> {
  const said = { personId: wish.personId, title: roleTitles[wish.role], reason: wish.reason.trim() };
  await owe(tx, wish.granted ? inboxTopics.roleGranted : inboxTopics.roleEnded, wish.id, said);
  await owe(tx, inboxTopics.roleChanged, wish.id, { title: roleTitles[wish.role], status: wish.granted ? 'granted' : 'ended' });
}
