import { DEMO_PASSWORD, hashPassword } from '../modules/identity';
import type { Tx } from '../platform/db/tx';
import type { County, Demo, DemoHousehold, DemoPart, DemoPerson, DemoVillage, PartCounts } from './county';
import { plannedVillages } from './data/places.texts';
import type { PlannedHousehold } from './household-plan';
import { demoOfficer } from './known-people';
import { PhoneBook, planPeople } from './people-plan';
import { insertRows, type Row } from './rows';
import { Chance, demoId, digest } from './seeded';
import { proxies } from './proxies';

export const people: DemoPart = { name: 'people', fill };

interface Login {
  readonly username: string;
  readonly accountId: string;
}

/** Households, persons, accounts, roles, demo logins. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  const phones = new PhoneBook();
  const logins: Login[] = [{ username: demoOfficer.username, accountId: accountIdOf(demoOfficer.username) }];
  for (const planned of plannedVillages) {
    const village = county.villages.find(({ key }) => key === planned.key);
    if (!village) throw new Error(`no village ${planned.key}`);
    const households = planPeople(planned, new Chance(`people/${planned.key}`), phones);
    village.households.push(...households.map((household, position) => settle(village, household, position)));
    logins.push(
      ...households
        .flatMap(({ members }) => members)
        .flatMap(({ username }) => (username === undefined ? [] : [{ username, accountId: accountIdOf(username) }])),
    );
    await demo.work.run(village.id, tx => insertVillage(demo, tx, village, new Set(logins.map(({ accountId }) => accountId))));
  }
  await insertLogins(demo, county, logins);
  const persons = county.villages.flatMap(({ households }) => households).flatMap(({ members }) => members);
  return {
    households: county.villages.reduce((sum, { households }) => sum + households.length, 0),
    persons: persons.length,
    accounts: persons.filter(({ accountId }) => accountId !== null).length + 1,
    logins: logins.length,
  };
}

const accountIdOf = (label: string): string => demoId(`account/${label}`);

function settle(village: DemoVillage, planned: PlannedHousehold, position: number): DemoHousehold {
  const id = demoId(`household/${village.key}/${position}`, position);
  const groupId = village.groups.find(({ name }) => name === planned.group)?.id;
  if (groupId === undefined) throw new Error(`no group ${planned.group}`);
  const members = planned.members.map((member, index): DemoPerson => ({
    id: demoId(`person/${village.key}/${position}/${index}`, position * 100 + index),
    name: member.name,
    householdId: id,
    phone: member.phone,
    minor: member.age === 'child',
    accountId: member.comesIn ? accountIdOf(member.username ?? `${village.key}/${member.name}`) : null,
    roles: member.roles,
  }));
  const luck = new Chance(`zeal/${id}`).next();
  return {
    id,
    name: planned.name,
    groupId,
    members,
    zeal: members.some(({ accountId }) => accountId !== null) ? 0.08 + 0.92 * luck ** 1.6 : 0,
  };
}

async function insertVillage(demo: Demo, tx: Tx, village: DemoVillage, withPassword: ReadonlySet<string>): Promise<void> {
  const persons = village.households.flatMap(({ members }) => members);
  const since = demo.time.at(0, 9);
  const accounts = persons.flatMap(({ accountId }) =>
    accountId === null ? [] : [{ id: accountId, at: demo.time.at(1 + ((digest(accountId)[0] ?? 0) % 40), 19) }],
  );
  await insertRows(
    tx,
    'account',
    accounts.map(({ id, at }) => ({ id, created_at: at })),
  );
  await insertRows(
    tx,
    'account_identity',
    accounts
      .filter(({ id }) => !withPassword.has(id))
      .map(({ id, at }) => ({
        provider: 'wechat',
        appid: demo.config.wechat.appid,
        subject: `demo-${digest(`openid/${id}`).toString('hex').slice(0, 23)}`,
        account_id: id,
        created_at: at,
      })),
  );
  await insertRows(
    tx,
    'household',
    village.households.map(household => ({
      village_id: village.id,
      id: household.id,
      name: household.name,
      group_id: household.groupId,
      head_person_id: household.members[0]?.id ?? null,
      card_code: `JS${digest(`card/${household.id}`).toString('hex').slice(0, 14).toUpperCase()}`,
      created_at: since,
    })),
  );
  await insertRows(
    tx,
    'person',
    persons.map(person => personRow(demo, village, person, since)),
  );
  await insertRows(
    tx,
    'village_role',
    persons.flatMap(person => person.roles.map(role => ({ village_id: village.id, person_id: person.id, role, created_at: since }))),
  );
  await insertRows(tx, 'proxy_right', proxies(village, demo.time.at(20, 10)));
}

function personRow(demo: Demo, village: DemoVillage, person: DemoPerson, since: Date): Row {
  const sealed = person.phone === null ? null : demo.cipher.phone('person', person.id, person.phone);
  return {
    village_id: village.id,
    id: person.id,
    household_id: person.householdId,
    name: person.name,
    account_id: person.accountId,
    minor: person.minor,
    phone_cipher: sealed?.cipher ?? null,
    phone_index: sealed?.index ?? null,
    phone_masked: sealed?.masked ?? null,
    created_at: since,
  };
}

async function insertLogins(demo: Demo, county: County, logins: readonly Login[]): Promise<void> {
  // One hash for all: it is dear on purpose, and that the demo logins share a password is public.
  const hash = await hashPassword(DEMO_PASSWORD);
  await demo.work.runGlobal(async tx => {
    await insertRows(tx, 'account', [{ id: accountIdOf(demoOfficer.username) }]);
    await insertRows(
      tx,
      'password_credential',
      logins.map(({ username, accountId }) => ({ account_id: accountId, username, password_hash: hash, changed_at: demo.time.at(0, 9) })),
    );
    const townshipId = county.organizations.get('heping');
    if (townshipId === undefined) throw new Error('no township');
    await insertRows(tx, 'organization_role', [
      { organization_id: townshipId, account_id: accountIdOf(demoOfficer.username), role: demoOfficer.role },
    ]);
  });
}
