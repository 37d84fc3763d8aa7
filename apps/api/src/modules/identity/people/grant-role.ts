import type { GrantRole, PersonListItem, VillageRole } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { outdateTokens } from '../auth/sessions';
import { readPerson } from './people.queries';

const DERIVED: readonly VillageRole[] = ['villager', 'household_head'];
/** product.md 1: who keeps the points may not keep the store. */
const APART: readonly (readonly [VillageRole, VillageRole])[] = [
  ['points_keeper', 'store_keeper'],
  ['supervisor', 'store_keeper'],
  ['supervisor', 'points_keeper'],
  ['supervisor', 'secretary'],
];

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
    const clash = APART.some(([a, b]) => (wish.role === a && before.roles.includes(b)) || (wish.role === b && before.roles.includes(a)));
    if (clash) throw new Problem('ROLE.DUTIES_CONFLICT');
    await tx.query('INSERT INTO village_role (village_id, person_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      tx.villageId,
      wish.personId,
      wish.role,
    ]);
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
