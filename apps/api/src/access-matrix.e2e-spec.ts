import {
  organizationActions,
  routes,
  VILLAGE_ROLES,
  villageActions,
  type OperationId,
  type OrganizationRole,
  type Route,
  type VillageRole,
} from '@jishan/contracts';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { uuidv7 } from 'uuidv7';
import { accessTable, readWho, type Who } from '../test/access-table';
import { bodySchemaOf, sampleOf } from '../test/sample-body';
import { TestVillage, type Inhabitant } from '../test/village';
import { POLICY, type Policy } from './platform/auth/policy.decorator';
import { describeApi } from './platform/docs';
import { ROUTE, type RouteNotes } from './platform/http/route.decorator';

/**
 * Every operation × every identity × own and other village. The expectation is the table written by hand (test/access-table.txt), the
 * answer comes over HTTP; an operation without a line, or an action that guards nothing, fails.
 */
let here: TestVillage;
let villageId: string;
/** Between them they hold every office of another village; no one person may. */
let outsiders: readonly Inhabitant[];
let byRole: Map<VillageRole, Inhabitant>;
let policies: Map<string, Policy>;
/** The organisations above the village, and an officer of each who has no place in it. */
let officers: readonly { readonly role: OrganizationRole; readonly organizationId: string; readonly who: Inhabitant }[];

const table = new Map<string, Who>(accessTable().map(line => [line.operation, readWho(line)]));
const operations = Object.entries(routes) as [OperationId, Route][];

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  const household = await here.household(villageId);
  byRole = new Map();
  for (const role of VILLAGE_ROLES) {
    const lives = role === 'villager' || role === 'household_head';
    byRole.set(
      role,
      await here.person(villageId, { ...(lives ? { householdId: household, head: role === 'household_head' } : { roles: [role] }) }),
    );
  }
  const elsewhere = await here.village('解放村');
  const gives: VillageRole[] = ['group_leader', 'reviewer', 'points_keeper', 'cadre', 'secretary', 'village_admin'];
  outsiders = [
    await here.person(elsewhere, { roles: gives }),
    await here.person(elsewhere, { roles: ['store_keeper'] }),
    await here.person(elsewhere, { roles: ['supervisor'] }),
  ];
  officers = await officersAbove(villageId, elsewhere);
  policies = new Map(handlers().map(({ notes, policy }) => [`${notes.route.method} ${notes.route.path}`, policy]));
});
afterAll(() => here.close());

function handlers(): { notes: RouteNotes; policy: Policy }[] {
  const scanner = new MetadataScanner();
  return here.app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance }) => {
      if (!instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner.getAllMethodNames(prototype).flatMap(name => {
        const notes = Reflect.getMetadata(ROUTE, prototype[name] ?? {}) as RouteNotes | undefined;
        const policy = Reflect.getMetadata(POLICY, prototype[name] ?? {}) as Policy | undefined;
        return notes && policy ? [{ notes, policy }] : [];
      });
    });
}

async function officersAbove(village: string, home: string): Promise<typeof officers> {
  const above = [];
  let below = village;
  for (const [kind, role] of [
    ['township', 'township_officer'],
    ['county', 'county_officer'],
    ['city', 'city_officer'],
  ] as const) {
    const organizationId = uuidv7();
    await here.owner.query('INSERT INTO organization (id, kind, name) VALUES ($1, $2, $3)', [organizationId, kind, `上级${kind}`]);
    await here.owner.query('UPDATE organization SET parent_id = $2 WHERE id = $1', [below, organizationId]);
    const who = await here.person(home);
    await here.owner.query('INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, $3)', [
      organizationId,
      who.accountId,
      role,
    ]);
    above.push({ role, organizationId, who });
    below = organizationId;
  }
  return above;
}

const rolesOf = (who: Who): readonly string[] => ('roles' in who ? who.roles : []);

const mayBe = (id: OperationId): Who => {
  const who = table.get(id);
  if (!who) throw new Error(`test/access-table.txt has no line for ${id}`);
  return who;
};

/** The route with existing ids where the policy looks at them, and ids of nothing elsewhere. */
async function ask(
  who: Inhabitant | null,
  route: Route,
  organizationId: string = uuidv7(),
  body: unknown = {},
): Promise<{ status: number; code: string | undefined }> {
  const ids: Readonly<Record<string, string>> = { villageId, organizationId };
  const url = `/api/v1${route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? uuidv7())}`;
  const reply = await here.send<{ code?: string }>(who, route.method, url, route.method === 'GET' ? undefined : body);
  return { status: reply.status, code: reply.body?.code };
}

describe('the access matrix', () => {
  it('covers every contract route, and the application has no other', () => {
    const registered = [...policies.keys()].sort();
    expect(registered).toEqual(operations.map(([, route]) => `${route.method} ${route.path}`).sort());
  });

  it('every action of the table guards some operation', () => {
    const used = new Set([...policies.values()].flatMap(policy => ('action' in policy ? [policy.action] : [])));
    const actions = [...Object.keys(villageActions), ...Object.keys(organizationActions)];
    expect(actions.filter(action => !used.has(action as never))).toEqual([]);
  });

  it.each(operations)('%s: without a session', async (id, route) => {
    const { status, code } = await ask(null, route);
    if (mayBe(id).kind === 'public') expect(code).not.toBe('AUTH.REQUIRED');
    else expect([status, code]).toEqual([401, 'AUTH.REQUIRED']);
  });

  // Logging out would end the very session that asks.
  it.each(operations.filter(([id]) => id !== 'logout'))('%s: somebody of another village', async (id, route) => {
    const { kind } = mayBe(id);
    for (const outsider of outsiders) {
      const { status, code } = await ask(outsider, route);
      if (kind === 'village' || kind === 'organization') expect([status, code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
      else expect(status).toBeLessThan(500);
    }
  });

  it.each(operations.filter(([id]) => mayBe(id).kind === 'village'))('%s: each role of the village', async (id, route) => {
    const allowed = rolesOf(mayBe(id));
    for (const [role, who] of byRole) {
      const holds: readonly VillageRole[] = role === 'household_head' ? ['household_head', 'villager'] : [role];
      const { status, code } = await ask(who, route);
      const may = holds.some(one => allowed.includes(one));
      expect({ role, refused: code === 'ACCESS.DENIED', fault: status >= 500 }).toEqual({ role, refused: !may, fault: false });
    }
  });

  // An office above villages is no place in them: there is no way from it to a village's own data.
  it.each(operations.filter(([id]) => mayBe(id).kind === 'village'))('%s: officers above the village', async (_id, route) => {
    for (const { role, who } of officers) {
      const { status, code } = await ask(who, route);
      expect([role, status, code]).toEqual([role, 404, 'RESOURCE.NOT_FOUND']);
    }
  });

  it.each(operations.filter(([id]) => mayBe(id).kind === 'organization'))('%s: officers, of the own subtree only', async (id, route) => {
    const allowed = rolesOf(mayBe(id));
    const document = describeApi(here.app);
    // Its second id is one of nothing: let in, and nothing found.
    const ofNothing = /\{organizationId\}.*\{/.test(route.path);
    for (const [level, { role, who, organizationId }] of officers.entries()) {
      // With a body that gets as far as that id.
      const body = ofNothing && route.method === 'POST' ? sampleOf(document, bodySchemaOf(document, route)) : {};
      const own = await ask(who, route, organizationId, body);
      expect([role, own.code === 'ACCESS.DENIED', own.status === 404, own.status >= 500]).toEqual([
        role,
        !allowed.includes(role),
        ofNothing,
        false,
      ]);
      for (const [other, above] of officers.entries())
        if (other > level) expect([role, (await ask(who, route, above.organizationId)).status]).toEqual([role, 404]);
      expect([role, (await ask(who, route, outsiders[0]?.villageId)).status]).toEqual([role, 404]);
    }
    const secretary = byRole.get('secretary');
    if (!secretary) throw new Error('no secretary');
    expect((await ask(secretary, route, officers[0]?.organizationId)).status).toBe(404);
  });

  it('an officer’s list holds the villages below, and no other', async () => {
    for (const { who, organizationId } of officers) {
      const { body } = await here.send<{ items?: { id?: string }[] }>(who, 'GET', `/api/v1/organizations/${organizationId}/villages`);
      expect(body.items).toHaveLength(1);
    }
  });
});

describe('red line 1: nobody is ranked by log-ins, online time or posts', () => {
  it('no operation and no answer field speaks of such a figure', () => {
    const words = /login.?count|online.?(time|minutes)|ranking|leaderboard|post.?count|registration.?count|active.?minutes/i;
    expect(operations.filter(([id, route]) => words.test(id) || words.test(route.path))).toEqual([]);
  });
});
