import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityRoutes, inboxRoutes, pointsRoutes, type PersonListItem, type RuleView, type VillageRole } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { knownPeople, type demoPeople } from '../../apps/api/src/demo/known-people';
import { ApiSession, enterByPassword, enterByWechat } from './api';
import { longInOffice } from './days';
import { moveIn, type Resident } from './roster';
import { until } from './until';

export const VILLAGE = '桠溪村';
/** Where points are taken as well (扣分), and where a journey may change the village's settings without being in another one's way. */
export const STRICT_VILLAGE = '解放村';
export const CLEAN_YARD = '院落“五清”';

export interface Villager extends Resident {
  /** Their WeChat. */
  readonly openid: string;
  readonly session: ApiSession;
  readonly villageId: string;
}

type Username = (typeof demoPeople)[number]['username'];
type Village = typeof VILLAGE | typeof STRICT_VILLAGE;

interface Wish {
  /** Where they live; 桠溪村 unless something else is asked for. */
  readonly village?: Village;
  /** What they have done for the village for a year, beside living there. */
  readonly role?: VillageRole;
  /** How many points their household has at least. */
  readonly points?: number;
  /** Their household has a line of a day that is sealed. */
  readonly sealed?: boolean;
}

const STEWARDS = {
  [VILLAGE]: { openid: 'journey-steward', secretary: 'shuji' },
  [STRICT_VILLAGE]: { openid: 'journey-steward-strict', secretary: 'fuhe' },
} as const satisfies Record<Village, { openid: string; secretary: Username }>;
const STEWARD_ROLES: readonly VillageRole[] = ['village_admin', 'cadre'];
const HOUSEHOLD_ROLES: readonly VillageRole[] = ['villager', 'household_head'];
const PAGE = 100;
const DAY_MS = 24 * 60 * 60_000;

export const newOpenid = (): string => `journey-${randomBytes(9).toString('hex')}`;

/**
 * Somebody of the demo village who comes in for the first time, in a household that no other test uses: one of their own that has just
 * moved there, or one of the demonstration's when it must have points already.
 */
export async function newVillager(wish: Wish = {}): Promise<Villager> {
  const steward = await newSteward(wish.village);
  const villager = wish.points === undefined && !wish.sealed ? await newcomer(steward) : await withHistory(steward, wish);
  if (wish.role) {
    await grant(steward, villager.personId, wish.role);
    await longInOffice(steward.villageId, villager.personId);
  }
  await villager.session.renew();
  return villager;
}

async function newcomer(by: Steward): Promise<Villager> {
  const resident = await moveIn(by.villageId);
  const villager = await settle(by, resident, newOpenid());
  if (!villager) throw new Error(`${resident.name} could not come in by invitation`);
  return villager;
}

async function withHistory(by: Steward, wish: Wish): Promise<Villager> {
  for (const members of await openHouseholds(by)) {
    if (!(await suits(by, members[0], wish)) || !take(by, members[0])) continue;
    for (const person of members) {
      const villager = await settle(by, residentOf(person), newOpenid());
      if (villager) return villager;
    }
  }
  throw new Error(`no household of ${VILLAGE} is left for a journey that wants ${JSON.stringify(wish)}`);
}

/** A grown-up on the roster who has not come in yet. */
export async function newPersonOnRoster(): Promise<PersonListItem & { readonly villageId: string }> {
  const steward = await newSteward();
  for (const [person] of await openHouseholds(steward)) {
    if (person.phoneMasked !== null && take(steward, person)) return { ...person, villageId: steward.villageId };
  }
  throw new Error(`nobody of ${VILLAGE} is left to come in`);
}

export async function householdPoints({ session, villageId }: Villager): Promise<{ spendable: number; reserved: number }> {
  return session.call(pointsRoutes.myAccount, { params: { villageId } });
}

export async function ruleCalled({ session, villageId }: Villager, title: string): Promise<RuleView> {
  const { rules } = await session.call(pointsRoutes.rules, { params: { villageId } });
  const rule = rules.find(one => one.title === title);
  if (!rule) throw new Error(`${VILLAGE} has no rule ${title}`);
  return rule;
}

/** Waits until their inbox has a line that says so: it is written a moment after what it tells of, by the outbox. */
export async function told({ session, villageId }: Villager, words: string): Promise<void> {
  await until(async () => {
    const { items } = await session.call(inboxRoutes.inbox, { params: { villageId }, query: {} });
    return items.some(({ title, body }) => title.includes(words) || body.includes(words));
  }, `nobody tells “${words}”`);
}

export interface Steward {
  readonly session: ApiSession;
  readonly villageId: string;
  readonly accountId: string;
}

/**
 * Who prepares things. Made once per product by the secretary's password, later known by WeChat: by whichever test file comes first, and the others,
 * that may have begun in the same second, wait for it.
 */
export async function newSteward(village: Village = VILLAGE): Promise<Steward> {
  const { openid, secretary } = STEWARDS[village];
  const session = await enterByWechat(openid);
  const { accountId } = await session.call(identityRoutes.me);
  if (isFirst(accountId, 'steward')) await makeSteward(openid, accountId, secretary);
  let villageId = '';
  await until(async () => {
    await session.renew();
    // An office that is granted in this very moment ends the token that was just fetched.
    const me = await session.call(identityRoutes.me).catch((error: unknown) => {
      if (String(error).includes('AUTH.EXPIRED')) return undefined;
      throw error;
    });
    const known = me?.memberships[0];
    villageId = known && STEWARD_ROLES.every(role => known.roles.includes(role)) ? known.villageId : '';
    return villageId !== '';
  }, `nobody of ${village} prepares things`);
  return { session, villageId, accountId };
}

async function makeSteward(openid: string, accountId: string, username: Username): Promise<void> {
  const secretary = await enterDemo(username);
  const villageId = (await secretary.call(identityRoutes.me)).memberships[0]?.villageId ?? '';
  const personId = await placeFor(openid, { session: secretary, villageId, accountId });
  for (const role of STEWARD_ROLES) await grant({ session: secretary, villageId }, personId, role);
}

async function placeFor(openid: string, by: Steward): Promise<string> {
  const resident = await moveIn(by.villageId);
  await settle(by, resident, openid);
  return resident.personId;
}

async function grant({ session, villageId }: Pick<Steward, 'session' | 'villageId'>, personId: string, role: VillageRole): Promise<void> {
  await session.call(identityRoutes.grantRole, {
    params: { villageId },
    body: { id: uuidv7(), personId, role, granted: true, reason: '演示', photoIds: [] },
  });
}

/** One of the demonstration's logins. */
export async function enterDemo(username: Username): Promise<ApiSession> {
  const stranger = await enterByWechat(newOpenid());
  const login = (await stranger.call(identityRoutes.appInfo)).demoLogins.find(one => one.username === username);
  if (!login) throw new Error(`the demonstration has no login ${username}`);
  return enterByPassword(username, login.password);
}

type Members = readonly [PersonListItem, ...PersonListItem[]];

/** The demonstration's households without an office, by their members without an account: grown-ups first, for they have a number. */
async function openHouseholds(by: Steward): Promise<Members[]> {
  const people = await everybody(by);
  const known = new Set(Object.values(knownPeople).map(({ household }): string => household));
  const households = [...new Set(people.map(one => one.householdId))].map(id => people.filter(one => one.householdId === id));
  const rank = (one: PersonListItem): number => Number(one.phoneMasked === null);
  return households
    .flatMap((members): Members[] => {
      const isClosed = members.some(
        one => one.householdName === null || known.has(one.householdName) || one.roles.some(role => !HOUSEHOLD_ROLES.includes(role)),
      );
      const [first, ...others] = members.filter(one => !one.hasAccount).sort((a, b) => rank(a) - rank(b));
      return isClosed || !first ? [] : [[first, ...others]];
    })
    .sort(([a], [b]) => rank(a) - rank(b));
}

async function everybody({ session, villageId }: Steward): Promise<PersonListItem[]> {
  const people: PersonListItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await session.call(identityRoutes.listPeople, {
      params: { villageId },
      query: { limit: PAGE, ...(cursor ? { cursor } : {}) },
    });
    people.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return people;
}

/** One household, one test, whatever runs beside it or ran before it on the same product. False when it is taken. */
const take = ({ accountId }: Steward, person: PersonListItem): boolean => isFirst(accountId, person.householdId ?? '');

/** Whether nobody has taken it before, in any process. Accounts' ids are made anew by every product, and so are what is taken on it. */
function isFirst(accountId: string, what: string): boolean {
  const folder = join(tmpdir(), 'jishan-journeys-taken', accountId);
  mkdirSync(folder, { recursive: true });
  try {
    closeSync(openSync(join(folder, what), 'wx'));
    return true;
  } catch {
    return false;
  }
}

async function suits({ session, villageId }: Steward, { householdId }: PersonListItem, { points = 0, sealed }: Wish): Promise<boolean> {
  const params = { villageId, householdId: householdId ?? '' };
  const { items } = await session.call(pointsRoutes.householdStatement, { params, query: { limit: PAGE } });
  const hasSealed = items.some(line => Date.parse(line.at) < Date.now() - DAY_MS);
  return (items[0]?.balanceAfter ?? 0) >= points && (!sealed || hasSealed);
}

const residentOf = ({ id, name, householdId, householdName, groupName }: PersonListItem): Resident => ({
  personId: id,
  name,
  householdId: householdId ?? '',
  householdName: householdName ?? '',
  groupName: groupName ?? '',
});

/** By an invitation into the household, the name is enough; only a child's is not, and then the claim is put aside again. */
async function settle(by: Steward, resident: Resident, openid: string): Promise<Villager | undefined> {
  const { villageId } = by;
  const { householdId, name } = resident;
  const { token } = await by.session.call(identityRoutes.createInvitation, { params: { villageId }, body: { householdId } });
  const session = await enterByWechat(openid);
  const claim = await session.call(identityRoutes.submitClaim, { params: { villageId }, body: { name, invitationToken: token } });
  if (claim.status !== 'approved') {
    await by.session.call(identityRoutes.decideClaim, {
      params: { villageId, claimId: claim.id },
      body: { decision: 'reject', reason: '未成年' },
    });
    return undefined;
  }
  await session.renew();
  return { ...resident, openid, session, villageId };
}
