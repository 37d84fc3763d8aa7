import { randomBytes } from 'node:crypto';
import { identityRoutes, pointsRoutes, type PersonListItem, type RuleView, type VillageRole } from '@jishan/contracts';
import { demoPeople } from '../../apps/api/src/demo/known-people';
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
 * Somebody of the demo village who comes in for the first time: on the roster, in a household that no other journey uses and that may be
 * credited for a clean yard this week. Every test takes its own, so none depends on another.
 */
export async function newVillager(wish: Wish = {}): Promise<Villager> {
  const steward = await newSteward();
  for (const person of await unclaimed(steward)) {
    if (!(await suits(steward, person, wish.points ?? 0))) continue;
    const villager = await settle(steward, person, newOpenid());
    if (!villager) continue;
    if (wish.role) {
      await steward.session.call(identityRoutes.grantRole, {
        params: { villageId: steward.villageId },
        body: { personId: person.id, role: wish.role, granted: true },
      });
      await villager.session.renew();
    }
    return villager;
  }
  throw new Error(`no household of ${VILLAGE} is left for a journey that wants ${JSON.stringify(wish)}`);
}

/** Somebody on the roster who has not come in yet. */
export async function newPersonOnRoster(): Promise<PersonListItem & { readonly villageId: string }> {
  const steward = await newSteward();
  const person = (await unclaimed(steward)).find(one => !used.has(one.householdId ?? ''));
  if (!person) throw new Error(`nobody of ${VILLAGE} is left to come in`);
  used.add(person.householdId ?? '');
  return { ...person, villageId: steward.villageId };
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

/** Who prepares things. Made once per product by the secretary's password (guesses at passwords are counted), later known by WeChat. */
export async function newSteward(): Promise<{ session: ApiSession; villageId: string }> {
  const session = await enterByWechat(STEWARD);
  const known = (await session.call(identityRoutes.me)).memberships[0];
  if (known && STEWARD_ROLES.every(role => known.roles.includes(role))) return { session, villageId: known.villageId };
  const secretary = await enterDemo('shuji');
  const villageId = (await secretary.call(identityRoutes.me)).memberships[0]?.villageId ?? '';
  for (const person of await unclaimed({ session: secretary, villageId })) {
    const personId = known?.personId ?? (await settle({ session: secretary, villageId }, person, STEWARD))?.personId;
    if (!personId) continue;
    for (const role of STEWARD_ROLES) {
      await secretary.call(identityRoutes.grantRole, { params: { villageId }, body: { personId, role, granted: true } });
    }
    await session.renew();
    return { session, villageId };
  }
  throw new Error(`nobody of ${VILLAGE} is left to prepare journeys`);
}

export async function enterDemo(username: (typeof demoPeople)[number]['username']): Promise<ApiSession> {
  return enterByPassword(username, await demoPassword(username));
}

async function demoPassword(username: string): Promise<string> {
  const stranger = await enterByWechat(newOpenid());
  const login = (await stranger.call(identityRoutes.appInfo)).demoLogins.find(one => one.username === username);
  if (!login) throw new Error(`the demonstration has no login ${username}`);
  return login.password;
}

/** Grown-ups (they have a number) of households without an office; whole households without an account come last, for they have no points. */
async function unclaimed({ session, villageId }: Pick<Villager, 'session' | 'villageId'>): Promise<PersonListItem[]> {
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
  const inOffice = new Set(people.filter(one => one.roles.some(role => !HOUSEHOLD_ROLES.includes(role))).map(one => one.householdId));
  const free = people.filter(
    one => !one.hasAccount && one.phoneMasked !== null && one.householdId !== null && !inOffice.has(one.householdId),
  );
  // Test files that run beside each other never reach for the same household.
  return free.filter(one => numberOf(one.householdId ?? '') % WORKERS === workerNumber() % WORKERS);
}

const WORKERS = 2;
const workerNumber = (): number => Number(process.env.JEST_WORKER_ID ?? '1');
const numberOf = (id: string): number => [...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);

const used = new Set<string>();

async function suits(
  { session, villageId }: Pick<Villager, 'session' | 'villageId'>,
  person: PersonListItem,
  points: number,
): Promise<boolean> {
  const householdId = person.householdId ?? '';
  if (used.has(householdId)) return false;
  const { items } = await session.call(pointsRoutes.householdStatement, { params: { villageId, householdId }, query: { limit: PAGE } });
  const since = Date.now() - WEEK_MS;
  const isCredited = items.some(line => line.reason.includes(CLEAN_YARD) && Date.parse(line.at) > since);
  const queue = await session.call(pointsRoutes.queue, { params: { villageId }, query: { limit: PAGE } });
  const isWaiting = queue.items.some(one => one.householdId === householdId);
  return !isCredited && !isWaiting && (items[0]?.balanceAfter ?? 0) >= points;
}

/** By an invitation into the household, the name is enough. Undefined when somebody else was faster. */
async function settle(by: Pick<Villager, 'session' | 'villageId'>, person: PersonListItem, openid: string): Promise<Villager | undefined> {
  const { villageId } = by;
  const householdId = person.householdId ?? '';
  used.add(householdId);
  const { token } = await by.session.call(identityRoutes.createInvitation, { params: { villageId }, body: { householdId } });
  const session = await enterByWechat(openid);
  const claim = await session.call(identityRoutes.submitClaim, {
    params: { villageId },
    body: { name: person.name, invitationToken: token },
  });
  if (claim.status !== 'approved') return undefined;
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
