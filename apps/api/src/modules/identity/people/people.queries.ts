import type { HouseholdListItem, HouseholdView, Page, PeopleQuery, PersonListItem, VillageRole } from '@jishan/contracts';
import { BY_PINYIN, LAST_POSITION } from '../../../platform/db/list-order';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { listHelpers } from '../proxies/proxies.queries';

interface PersonRow {
  id: string;
  name: string;
  phone_masked: string | null;
  household_id: string | null;
  household_name: string | null;
  group_name: string | null;
  group_order: number;
  has_account: boolean;
  is_head: boolean | null;
  roles: VillageRole[];
}

/** The order in which one walks through the village: group by group, in each by the names as people look them up. */
const GROUP_ORDER = `coalesce(g.position, ${LAST_POSITION})`;

const PERSON_COLUMNS = `p.id, p.name, p.phone_masked, p.household_id, h.name AS household_name, g.name AS group_name, ${GROUP_ORDER} AS group_order, p.account_id IS NOT NULL AS has_account,
  h.head_person_id = p.id AS is_head, ARRAY(SELECT r.role FROM village_role r WHERE r.village_id = p.village_id AND r.person_id = p.id ORDER BY r.role) AS roles
  FROM person p
  LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
  LEFT JOIN village_group g ON g.village_id = p.village_id AND g.id = h.group_id`;

const personView = (row: PersonRow): PersonListItem => ({
  id: row.id,
  name: row.name,
  phoneMasked: row.phone_masked,
  householdId: row.household_id,
  householdName: row.household_name,
  groupName: row.group_name,
  hasAccount: row.has_account,
  roles: [
    ...row.roles,
    ...((row.household_id === null ? [] : row.is_head ? ['villager', 'household_head'] : ['villager']) as VillageRole[]),
  ],
});

export async function listPeople(tx: Tx, query: PeopleQuery): Promise<Page<PersonListItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string, string]>(query.cursor, ['number', 'string', 'string']);
  const rows = await tx.query<PersonRow[]>(
    `SELECT ${PERSON_COLUMNS}
     WHERE p.village_id = $1 AND ($2 = '' OR strpos(p.name, $2) > 0) AND ($3::uuid IS NULL OR h.group_id = $3) AND ($4::uuid IS NULL OR p.household_id = $4)
       AND ($5::int IS NULL OR (${GROUP_ORDER}, p.name ${BY_PINYIN}, p.id) > ($5, $6, $7::uuid))
     ORDER BY group_order, p.name ${BY_PINYIN}, p.id LIMIT $8`,
    [
      tx.villageId,
      query.name?.trim() ?? '',
      query.groupId ?? null,
      query.householdId ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit + 1,
    ],
  );
  return pageOf(rows, limit, personView, row => [row.group_order, row.name, row.id]);
}

export async function readPerson(tx: Tx, personId: string): Promise<PersonListItem> {
  const [row] = await tx.query<PersonRow[]>(`SELECT ${PERSON_COLUMNS} WHERE p.village_id = $1 AND p.id = $2`, [tx.villageId, personId]);
  if (!row) throw notFound();
  return personView(row);
}

/** For those who decide a claim: people without an account whose name or phone fits. */
export async function claimCandidates(tx: Tx, name: string, phoneIndex: Buffer | null): Promise<PersonListItem[]> {
  const rows = await tx.query<PersonRow[]>(
    `SELECT ${PERSON_COLUMNS} WHERE p.village_id = $1 AND p.account_id IS NULL AND NOT p.minor AND (p.name = $2 OR p.phone_index = $3) ORDER BY p.phone_index IS NOT DISTINCT FROM $3 DESC, p.id LIMIT 5`,
    [tx.villageId, name, phoneIndex],
  );
  return rows.map(personView);
}

export async function listHouseholds(
  tx: Tx,
  query: { cursor?: string; limit?: number; groupId?: string; name?: string },
): Promise<Page<HouseholdListItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string, string]>(query.cursor, ['number', 'string', 'string']);
  const rows = await tx.query<
    { id: string; name: string; group_name: string | null; group_order: number; members: number; found: string | null }[]
  >(
    `SELECT h.id, h.name, g.name AS group_name, ${GROUP_ORDER} AS group_order, (SELECT count(*)::int FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id) AS members,
       CASE WHEN $3 <> '' AND strpos(h.name, $3) = 0
         THEN (SELECT min(p.name) FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id AND strpos(p.name, $3) > 0) END AS found
     FROM household h LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     WHERE h.village_id = $1 AND h.closed_at IS NULL AND ($2::uuid IS NULL OR h.group_id = $2)
       AND ($3 = '' OR strpos(h.name, $3) > 0 OR EXISTS (SELECT 1 FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id AND strpos(p.name, $3) > 0))
       AND ($4::int IS NULL OR (${GROUP_ORDER}, h.name ${BY_PINYIN}, h.id) > ($4, $5, $6::uuid))
     ORDER BY group_order, h.name ${BY_PINYIN}, h.id LIMIT $7`,
    [tx.villageId, query.groupId ?? null, query.name?.trim() ?? '', after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({ id: row.id, name: row.name, groupName: row.group_name, memberCount: row.members, foundName: row.found }),
    row => [row.group_order, row.name, row.id],
  );
}

interface HouseholdRow {
  id: string;
  name: string;
  group_name: string | null;
  card_code: string;
  head_person_id: string | null;
}

export async function readHousehold(tx: Tx, householdId: string | null): Promise<HouseholdView> {
  const [household] = await tx.query<HouseholdRow[]>(
    `SELECT h.id, h.name, g.name AS group_name, h.card_code, h.head_person_id FROM household h
     LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id WHERE h.village_id = $1 AND h.id = $2`,
    [tx.villageId, householdId],
  );
  if (!household) throw notFound();
  const members = await tx.query<{ id: string; name: string; phone_masked: string | null; has_account: boolean }[]>(
    'SELECT id, name, phone_masked, account_id IS NOT NULL AS has_account FROM person WHERE village_id = $1 AND household_id = $2 ORDER BY created_at, id',
    [tx.villageId, household.id],
  );
  return {
    id: household.id,
    name: household.name,
    groupName: household.group_name,
    cardCode: household.card_code,
    members: members.map(member => ({
      personId: member.id,
      name: member.name,
      head: member.id === household.head_person_id,
      phoneMasked: member.phone_masked,
      hasAccount: member.has_account,
    })),
    helpers: await listHelpers(tx, household.id),
  };
}
