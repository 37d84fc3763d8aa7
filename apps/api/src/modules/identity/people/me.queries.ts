import type { Me, OrganizationKind, OrganizationRole, VillageRole } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';

interface PlaceRow {
  village_id: string;
  village_name: string;
  person_id: string;
  person_name: string;
  household_id: string | null;
  household_name: string | null;
  group_name: string | null;
  is_head: boolean | null;
  roles: VillageRole[];
}

/** Where the account belongs, in every village and organisation. `appid`: of the mini-program that this server signs in; a WeChat is known to one only. */
export async function readMe(tx: Tx, accountId: string, appid: string): Promise<Me> {
  const places = await tx.query<PlaceRow[]>('SELECT * FROM identity_places_of_account($1)', [accountId]);
  const claims = await tx.query<
    { id: string; village_id: string; village_name: string; name: string; household_name: string | null; created_at: Date }[]
  >('SELECT * FROM identity_pending_claims($1)', [accountId]);
  const refused = await tx.query<{ id: string; village_name: string; name: string; reason: string; decided_at: Date }[]>(
    'SELECT * FROM identity_refused_claims($1)',
    [accountId],
  );
  const organizations = await tx.query<{ id: string; name: string; kind: OrganizationKind; roles: OrganizationRole[] }[]>(
    `SELECT o.id, o.name, o.kind, array_agg(r.role ORDER BY r.role) AS roles FROM organization_role r JOIN organization o ON o.id = r.organization_id
     WHERE r.account_id = $1 GROUP BY o.id, o.name, o.kind ORDER BY o.name`,
    [accountId],
  );
  const [ways] = await tx.query<{ has_password: boolean; has_wechat: boolean; must_change: boolean; has_second_factor: boolean }[]>(
    `SELECT EXISTS (SELECT FROM password_credential WHERE account_id = $1) AS has_password,
       EXISTS (SELECT FROM account_identity WHERE account_id = $1 AND provider = 'wechat' AND appid = $2) AS has_wechat,
       EXISTS (SELECT FROM password_credential WHERE account_id = $1 AND temporary) AS must_change,
       EXISTS (SELECT FROM second_factor WHERE account_id = $1 AND confirmed_at IS NOT NULL) AS has_second_factor`,
    [accountId, appid],
  );
  return {
    accountId,
    hasPassword: ways?.has_password ?? false,
    hasWechat: ways?.has_wechat ?? false,
    mustChangePassword: ways?.must_change ?? false,
    hasSecondFactor: ways?.has_second_factor ?? false,
    memberships: places.map(place => ({
      villageId: place.village_id,
      villageName: place.village_name,
      personId: place.person_id,
      personName: place.person_name,
      householdId: place.household_id,
      householdName: place.household_name,
      groupName: place.group_name,
      roles: [...place.roles, ...derivedRoles(place)],
    })),
    organizations: organizations.map(({ id, name, kind, roles }) => ({ organizationId: id, organizationName: name, kind, roles })),
    pendingClaims: claims.map(claim => ({
      id: claim.id,
      villageId: claim.village_id,
      villageName: claim.village_name,
      name: claim.name,
      householdName: claim.household_name,
      createdAt: claim.created_at.toISOString(),
    })),
    refusedClaims: refused.map(claim => ({
      id: claim.id,
      villageName: claim.village_name,
      name: claim.name,
      reason: claim.reason,
      decidedAt: claim.decided_at.toISOString(),
    })),
  };
}

const derivedRoles = (place: PlaceRow): VillageRole[] =>
  place.household_id === null ? [] : place.is_head ? ['villager', 'household_head'] : ['villager'];
