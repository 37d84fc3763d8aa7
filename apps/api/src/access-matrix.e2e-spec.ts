import {
  organizationActions,
  ORGANIZATION_ROLES,
  routes,
  VILLAGE_ROLES,
  villageActions,
  type OperationId,
  type Route,
  type VillageRole,
} from '@jishan/contracts';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../test/village';
import { POLICY, type Policy } from './platform/auth/policy.decorator';
import { ROUTE, type RouteNotes } from './platform/http/route.decorator';

/**
 * Every operation × every identity × own and other village. The expectation is worked out from the access table, the answer comes over
 * HTTP; an operation without a rule, or a rule without an operation, fails.
 */
let here: TestVillage;
let villageId: string;
/** Between them they hold every office of another village; no one person may. */
let outsiders: readonly Inhabitant[];
let byRole: Map<VillageRole, Inhabitant>;
let policies: Map<string, Policy>;

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

const policyOf = (route: Route): Policy => {
  const policy = policies.get(`${route.method} ${route.path}`);
  if (!policy) throw new Error(`no policy for ${route.method} ${route.path}`);
  return policy;
};

/** The route with existing ids where the policy looks at them, and ids of nothing elsewhere. */
async function ask(who: Inhabitant | null, route: Route): Promise<{ status: number; code: string | undefined }> {
  const url = `/api/v1${route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => (name === 'villageId' ? villageId : uuidv7()))}`;
  const reply = await here.send<{ code?: string }>(who, route.method, url, route.method === 'GET' ? undefined : {});
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

  it.each(operations)('%s: without a session', async (_id, route) => {
    const { status, code } = await ask(null, route);
    if (policyOf(route).kind === 'public') expect(code).not.toBe('AUTH.REQUIRED');
    else expect([status, code]).toEqual([401, 'AUTH.REQUIRED']);
  });

  // Logging out would end the very session that asks.
  it.each(operations.filter(([id]) => id !== 'logout'))('%s: somebody of another village', async (_id, route) => {
    const policy = policyOf(route);
    for (const outsider of outsiders) {
      const { status, code } = await ask(outsider, route);
      if (policy.kind === 'village' || policy.kind === 'organization') expect([status, code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
      else expect(status).toBeLessThan(500);
    }
  });

  it.each(operations)('%s: each role of the village', async (_id, route) => {
    const policy = policyOf(route);
    if (policy.kind !== 'village') return expect(['public', 'signed_in', 'organization']).toContain(policy.kind);
    const allowed: readonly VillageRole[] = villageActions[policy.action];
    for (const [role, who] of byRole) {
      const holds: readonly VillageRole[] = role === 'household_head' ? ['household_head', 'villager'] : [role];
      const { status, code } = await ask(who, route);
      const may = holds.some(one => allowed.includes(one));
      expect({ role, refused: code === 'ACCESS.DENIED', fault: status >= 500 }).toEqual({ role, refused: !may, fault: false });
    }
  });

  it('officers: the own subtree only', async () => {
    const township = uuidv7();
    await here.owner.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'township', '和平彝族乡')`, [township]);
    await here.owner.query('UPDATE organization SET parent_id = $2 WHERE id = $1', [villageId, township]);
    const officer = byRole.get('secretary');
    if (!officer) throw new Error('no secretary');
    const summaries = (organizationId: string) =>
      here.send<{ items?: unknown[]; code?: string }>(officer, 'GET', `/api/v1/organizations/${organizationId}/villages`);
    expect((await summaries(township)).status).toBe(404);
    await here.owner.query('INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, $3)', [
      township,
      officer.accountId,
      ORGANIZATION_ROLES[0],
    ]);
    expect((await summaries(township)).body.items).toHaveLength(1);
    expect((await summaries(outsiders[0]?.villageId ?? '')).status).toBe(404);
  });
});

describe('red line 1: nobody is ranked by log-ins, online time or posts', () => {
  it('no operation and no answer field speaks of such a figure', () => {
    const words = /login.?count|online.?(time|minutes)|ranking|leaderboard|post.?count|registration.?count|active.?minutes/i;
    expect(operations.filter(([id, route]) => words.test(id) || words.test(route.path))).toEqual([]);
  });
});
