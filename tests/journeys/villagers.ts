import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityRoutes, pointsRoutes, type PersonListItem, type RuleView, type VillageRole } from '@jishan/contracts';
import { knownPeople, type demoPeople } from '../../apps/api/src/demo/known-people';
import { ApiSession, enterByPassword, enterByWechat } from './api';

export const VILLAGE = '桠溪村';
export const CLEAN_YARD = '院落“五清”';

export interface Villager {
  /** Their WeChat. */
  readonly openid: string;
  readonly session: ApiSession;
  readonly villageId: string;
  readonly personId: string;
  readonly name: string;
  readonly householdId: string;
  readonly householdName: string;
  readonly groupName: string;
}

interface Wish {
  /** What they do for the village beside living there. */
  readonly role?: VillageRole;
  /** How many points their household has at least. */
  readonly points?: number;
}

const STEWARD = 'journey-steward';
const STEWARD_ROLES: readonly VillageRole[] = ['village_admin', 'cadre'];
const HOUSEHOLD_ROLES: readonly VillageRole[] = ['villager', 'household_head'];
const PAGE = 100;
const WEEK_MS = 7 * 24 * 60 * 60_000;

export const newOpenid = (): string => `journey-${randomBytes(9).toString('hex')}`;

/**
 * Somebody of the demo village who comes in for the first time: on the roster, in a household that no other test uses and that may be
 * credited for a clean yard this week. Every test takes its own, so none depends on another.
 */
export async function newVillager(wish: Wish = {}): Promise<Villager> {
  const steward = await newSteward();
  const points = wish.points ?? 0;
  const households = await openHouseholds(steward, points);
  // Who holds an office needs no household that may be credited: those are left to the villagers while there are others. When none is left,
  // one that has had its clean yard this week does for all that is not about that.
  const inTurn = points > 0 ? [true] : wish.role ? [false, true] : [true, false];
  for (const isFit of inTurn) {
    for (const members of households) {
      if ((await suits(steward, members[0], points)) !== isFit || !take(steward, members[0])) continue;
      for (const person of members) {
        const villager = await settle(steward, person, newOpenid());
        if (!villager) continue;
        if (wish.role) await grant(steward, person.id, wish.role);
        await villager.session.renew();
        return villager;
      }
    }
  }
  throw new Error(`no household of ${VILLAGE} is left for a journey that wants ${JSON.stringify(wish)}`);
}

/** A grown-up on the roster who has not come in yet. */
export async function newPersonOnRoster(): Promise<PersonListItem & { readonly villageId: string }> {
  const steward = await newSteward();
  for (const [person] of await openHouseholds(steward, 0)) {
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

export interface Steward {
  readonly session: ApiSession;
  readonly villageId: string;
  readonly accountId: string;
}

/** Who prepares things. Made once per product by the secretary's password (guesses at passwords are counted), later known by WeChat. */
export async function newSteward(): Promise<Steward> {
  const session = await enterByWechat(STEWARD);
  const { memberships, accountId } = await session.call(identityRoutes.me);
  const [known] = memberships;
  if (known && STEWARD_ROLES.every(role => known.roles.includes(role))) return { session, villageId: known.villageId, accountId };
  const secretary = await enterDemo('shuji');
  const villageId = (await secretary.call(identityRoutes.me)).memberships[0]?.villageId ?? '';
  const personId = known?.personId ?? (await placeFor(STEWARD, { session: secretary, villageId, accountId }));
  for (const role of STEWARD_ROLES) await grant({ session: secretary, villageId }, personId, role);
  await session.renew();
  return { session, villageId, accountId };
}

async function placeFor(openid: string, by: Steward): Promise<string> {
  for (const members of await openHouseholds(by, 0)) {
    if (!take(by, members[0])) continue;
    for (const person of members) if (await settle(by, person, openid)) return person.id;
  }
  throw new Error(`nobody of ${VILLAGE} is left to prepare journeys`);
}

async function grant({ session, villageId }: Pick<Steward, 'session' | 'villageId'>, personId: string, role: VillageRole): Promise<void> {
  await session.call(identityRoutes.grantRole, { params: { villageId }, body: { personId, role, granted: true } });
}

/** One of the demonstration's logins. Few per test file: passwords may be tried ten times in a quarter of an hour. */
export async function enterDemo(username: (typeof demoPeople)[number]['username']): Promise<ApiSession> {
  const stranger = await enterByWechat(newOpenid());
  const login = (await stranger.call(identityRoutes.appInfo)).demoLogins.find(one => one.username === username);
  if (!login) throw new Error(`the demonstration has no login ${username}`);
  return enterByPassword(username, login.password);
}

type Members = readonly [PersonListItem, ...PersonListItem[]];

/** Households without an office, by their members without an account: grown-ups first, for they have a number. Whole new ones come first unless points are wanted, which they do not have. */
async function openHouseholds(by: Steward, points: number): Promise<Members[]> {
  const people = await everybody(by);
  const known = new Set(Object.values(knownPeople).map(({ household }): string => household));
  const households = [...new Set(people.map(one => one.householdId))].map(id => people.filter(one => one.householdId === id));
  const open = households.flatMap(members => {
    const isClosed = members.some(
      one => one.householdName === null || known.has(one.householdName) || one.roles.some(role => !HOUSEHOLD_ROLES.includes(role)),
    );
    const [first, ...others] = members
      .filter(one => !one.hasAccount)
      .sort((a, b) => Number(b.phoneMasked !== null) - Number(a.phoneMasked !== null));
    return isClosed || !first ? [] : [{ isNew: others.length + 1 === members.length, members: [first, ...others] as const }];
  });
  const rank = (one: { readonly isNew: boolean; readonly members: Members }): number =>
    Number(one.members[0].phoneMasked === null) * 2 + Number(one.isNew === points > 0);
  return open.sort((a, b) => rank(a) - rank(b)).map(one => one.members);
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
function take({ accountId }: Steward, person: PersonListItem): boolean {
  const folder = join(tmpdir(), 'jishan-journeys-taken', accountId);
  mkdirSync(folder, { recursive: true });
  try {
    closeSync(openSync(join(folder, person.householdId ?? ''), 'wx'));
    return true;
  } catch {
    return false;
  }
}

async function suits({ session, villageId }: Steward, { householdId }: PersonListItem, points: number): Promise<boolean> {
  const params = { villageId, householdId: householdId ?? '' };
  const { items } = await session.call(pointsRoutes.householdStatement, { params, query: { limit: PAGE } });
  const since = Date.now() - WEEK_MS;
  const isCredited = items.some(line => line.reason.includes(CLEAN_YARD) && Date.parse(line.at) > since);
  const queue = await session.call(pointsRoutes.queue, { params: { villageId }, query: { limit: PAGE } });
  const isWaiting = queue.items.some(one => one.householdId === householdId);
  return !isCredited && !isWaiting && (items[0]?.balanceAfter ?? 0) >= points;
}

/** By an invitation into the household, the name is enough; only a child's is not, and then the claim is put aside again. */
async function settle(by: Steward, person: PersonListItem, openid: string): Promise<Villager | undefined> {
  const { villageId } = by;
  const householdId = person.householdId ?? '';
  const { token } = await by.session.call(identityRoutes.createInvitation, { params: { villageId }, body: { householdId } });
  const session = await enterByWechat(openid);
  const claim = await session.call(identityRoutes.submitClaim, {
    params: { villageId },
    body: { name: person.name, invitationToken: token },
  });
  if (claim.status !== 'approved') {
    await by.session.call(identityRoutes.decideClaim, {
      params: { villageId, claimId: claim.id },
      body: { decision: 'reject', reason: '未成年' },
    });
    return undefined;
  }
  await session.renew();
  const { householdName, groupName } = person;
  return {
    openid,
    session,
    villageId,
    personId: person.id,
    name: person.name,
    householdId,
    householdName: householdName ?? '',
    groupName: groupName ?? '',
  };
}
