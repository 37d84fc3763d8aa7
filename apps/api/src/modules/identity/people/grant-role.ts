import {
  clashInOneHand,
  clashInOneHousehold,
  dutyReasons,
  type DutyClash,
  type GrantRole,
  type PersonListItem,
  type VillageRole,
} from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { constraintOf } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { outdateTokens } from '../auth/sessions';
import { readPerson } from './people.queries';

const DERIVED: readonly VillageRole[] = ['villager', 'household_head'];
const APART = 'ck_village_role_duties_apart';

/** Grants or takes a role, nobody to themselves: else one person alone could gather every duty. Whoever holds it must log in afresh in the background from the next request on. */
export async function grantRole(tx: Tx, call: Call, who: VillageActor, wish: GrantRole): Promise<PersonListItem> {
  if (DERIVED.includes(wish.role)) throw new Problem('ROLE.NOT_GRANTABLE');
  if (wish.granted && wish.personId === who.personId) throw new Problem('ROLE.OWN');
  const [person] = await tx.query<{ account_id: string | null }[]>(
    'SELECT account_id FROM person WHERE village_id = $1 AND id = $2 FOR UPDATE',
    [tx.villageId, wish.personId],
  );
  const before = await readPerson(tx, wish.personId);
  if (wish.granted) {
    await refuseClash(tx, wish, before);
    await give(tx, wish);
  } else {
    await tx.query('DELETE FROM village_role WHERE village_id = $1 AND person_id = $2 AND role = $3', [
      tx.villageId,
      wish.personId,
      wish.role,
    ]);
  }
  if (person?.account_id) await outdateTokens(tx, person.account_id);
  await audit(tx, call, wish.granted ? 'role.granted' : 'role.taken', wish.personId, { role: wish.role });
  return readPerson(tx, wish.personId);
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
    await tx.query('INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      tx.villageId,
      wish.personId,
      wish.role,
    ]);
  } catch (error) {
    if (constraintOf(error) === APART) throw dutiesConflict(wish.role === 'store_keeper' ? 'points_and_goods' : 'supervised');
    throw error;
  }
}
