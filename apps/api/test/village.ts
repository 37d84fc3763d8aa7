import { randomUUID } from 'node:crypto';
import {
  identityRoutes,
  routePath,
  type ProblemBody,
  type ProxyRightView,
  type Route,
  type RouteAnswer,
  type RouteParams,
  type RouteTypes,
  type VillageRole,
} from '@jishan/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { createApp } from '../src/app';
import { signAccessToken } from '../src/platform/auth/access-token';
import type { Config } from '../src/platform/config/config';
import { Jobs } from '../src/platform/jobs';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { testConfig } from './test-config';

/** Somebody with a session: everything a request needs to come from them. */
export interface Inhabitant {
  readonly accountId: string;
  readonly personId: string;
  readonly householdId: string | null;
  readonly villageId: string;
  readonly token: string;
}

/** Whoever holds the token, and nothing else is known of them: somebody who has just logged in. */
export const bearer = (token: string, villageId = ''): Inhabitant => ({ token, villageId, accountId: '', personId: '', householdId: null });

export interface Reply<A> {
  readonly status: number;
  readonly body: A;
  readonly problem: ProblemBody;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

/** `ok`, or the code of the refusal. */
export const outcome = (reply: Pick<Reply<unknown>, 'status' | 'problem'>): string =>
  reply.status === 200 ? 'ok' : (reply.problem?.code ?? String(reply.status));

export interface CallOptions<R extends Route> {
  readonly params?: Omit<RouteParams<R>, 'villageId'> & { villageId?: string };
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The real application on a database of its own, and what tests need to people it. Rows of the roster are written as the owner;
 * everything that is under test goes over HTTP.
 */
export class TestVillage {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    readonly database: FreshDatabase,
    /** The schema's owner: for arranging and for looking behind the scenes. */
    readonly owner: Client,
  ) {}

  static async boot(environment: Readonly<Record<string, string>> = {}): Promise<TestVillage> {
    const database = await freshDatabase();
    const config = testConfig({ DATABASE_URL: database.appUrl, JISHAN_WECHAT_STAND_IN: 'true', ...environment });
    const app = await createApp(config);
    await app.getHttpAdapter().getInstance().ready();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    return new TestVillage(app, config, database, owner);
  }

  /** No job of the application’s runs by itself any more: it would go by the machine’s day, or wait for a lock that a test holds. */
  async stopClock(): Promise<void> {
    await this.app.get(Jobs).beforeApplicationShutdown();
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.app.close();
    await this.database.drop();
  }

  /** Without the limit of what one person may give, unless a test asks for it: points come in any number here. */
  async village(name = '桠溪村', settings: object = {}): Promise<string> {
    const id = uuidv7();
    await this.owner.query(`INSERT INTO organization (id, kind, name) VALUES ($1, 'village', $2)`, [id, name]);
    await this.owner.query('INSERT INTO village (id, settings) VALUES ($1, $2::jsonb)', [
      id,
      JSON.stringify({ twoDecideAbovePoints: 0, ...settings }),
    ]);
    return id;
  }

  async household(villageId: string, name = '罗家'): Promise<string> {
    const id = uuidv7();
    await this.owner.query('INSERT INTO household (village_id, id, name, card_code) VALUES ($1, $2, $3, $4)', [
      villageId,
      id,
      name,
      `H${id.slice(-12)}`,
    ]);
    return id;
  }

  /** Somebody on the roster whom no phone has claimed; their id. */
  async onRoster(villageId: string, householdId: string | null, name: string, minor = false): Promise<string> {
    const id = uuidv7();
    await this.owner.query('INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, $4, $5)', [
      villageId,
      id,
      householdId,
      name,
      minor,
    ]);
    return id;
  }

  /** A person with an account and a live session, as by WeChat. Without `householdId`, a cadre who lives elsewhere. Their offices they have held for a year (`newlyInOffice`). */
  async person(
    villageId: string,
    options: { householdId?: string; roles?: readonly VillageRole[]; name?: string; head?: boolean } = {},
  ): Promise<Inhabitant> {
    const [accountId, personId, sessionId] = [uuidv7(), uuidv7(), uuidv7()];
    await this.owner.query('INSERT INTO account (id) VALUES ($1)', [accountId]);
    await this.owner.query(
      `INSERT INTO session (id, account_id, client, refresh_hash, second_factor, rotated_at) VALUES ($1, $2, 'weapp', $3, true, now())`,
      [sessionId, accountId, Buffer.from(randomUUID())],
    );
    await this.owner.query('INSERT INTO person (village_id, id, household_id, name, account_id) VALUES ($1, $2, $3, $4, $5)', [
      villageId,
      personId,
      options.householdId ?? null,
      options.name ?? '罗秀英',
      accountId,
    ]);
    if (options.head)
      await this.owner.query('UPDATE household SET head_person_id = $3 WHERE village_id = $1 AND id = $2', [
        villageId,
        options.householdId,
        personId,
      ]);
    for (const role of options.roles ?? [])
      await this.owner.query(
        `INSERT INTO village_role (village_id, person_id, role, created_at) VALUES ($1, $2, $3, now() - interval '1 year')`,
        [villageId, personId, role],
      );
    const token = await signAccessToken({ accountId, sessionId, sessionVersion: 1 }, this.config.tokenKey);
    return { accountId, personId, householdId: options.householdId ?? null, villageId, token };
  }

  /** They came into all their offices just now: what was filed before lies there longer than that. */
  async newlyInOffice(who: Inhabitant): Promise<void> {
    await this.owner.query('UPDATE village_role SET created_at = now() WHERE village_id = $1 AND person_id = $2', [
      who.villageId,
      who.personId,
    ]);
  }

  /** A villager's rule in force; the first call of a village makes its rule set. */
  async rule(
    villageId: string,
    options: {
      points?: number;
      pointsMax?: number;
      cap?: { times: number; period: string; subject: string };
      minPhotos?: number;
      startedBy?: string;
      title?: string;
      lane?: 'fast' | 'full';
    } = {},
  ): Promise<string> {
    const set = await this.owner.query<{ id: string }>(
      `INSERT INTO points_rule_set (village_id, id, version, status, effective_from) VALUES ($1, $2, 1, 'in_force', now())
       ON CONFLICT (village_id, version) DO UPDATE SET version = 1 RETURNING id`,
      [villageId, uuidv7()],
    );
    const id = uuidv7();
    const points = options.points ?? 2;
    await this.owner.query(
      `INSERT INTO points_rule (village_id, id, rule_set_id, position, category, title, standard, points_min, points_max, unit, cap_times, cap_period, cap_subject, min_photos, max_photos, text_required, started_by, lane)
       VALUES ($1, $2, $3, 1, 'environment', $4, '', $5, $6, '次', $7, $8, $9, $10, 9, false, $11, $12)`,
      [
        villageId,
        id,
        set.rows[0]?.id,
        options.title ?? '院落“五清”',
        points,
        options.pointsMax ?? points,
        options.cap?.times ?? null,
        options.cap?.period ?? null,
        options.cap?.subject ?? null,
        options.minPhotos ?? 0,
        options.startedBy ?? 'villager',
        options.lane ?? 'fast',
      ],
    );
    return id;
  }

  /** Points in the wallet by the front door: an application, approved. */
  async earn(inhabitant: Inhabitant, points: number): Promise<void> {
    const ruleId = await this.rule(inhabitant.villageId, { points });
    const reviewer = await this.person(inhabitant.villageId, { roles: ['points_keeper'] });
    const id = uuidv7();
    const paths = `/api/v1/villages/${inhabitant.villageId}/points/applications`;
    const submitted = await this.send(inhabitant, 'POST', paths, { id, ruleId, text: '', photoIds: [] });
    const approved = await this.send(reviewer, 'POST', `${paths}/${id}/approve`, {});
    if (submitted.status !== 200 || approved.status !== 200)
      throw new Error(`cannot earn: ${JSON.stringify([submitted.body, approved.body])}`);
  }

  /** The household lets the helper act for it, as two phones do it: the one shows a code, the other takes it. */
  async proxy(member: Inhabitant, helper: Inhabitant): Promise<ProxyRightView> {
    const { qr } = (await this.call(helper, identityRoutes.proxyCode)).body;
    const { ticket } = (await this.call(member, identityRoutes.resolveProxyCode, { body: { code: qr } })).body;
    const granted = await this.call(member, identityRoutes.grantProxy, { body: { ticket, term: 'open' } });
    if (granted.status !== 200) throw new Error(`cannot grant: ${JSON.stringify(granted.body)}`);
    return granted.body;
  }

  /** A call as the contract has it; the answer typed by it. A key is made where the route needs one. */
  async call<R extends Route<RouteTypes, string>>(
    who: Inhabitant | null,
    route: R,
    options: CallOptions<R> = {},
  ): Promise<Reply<RouteAnswer<R>>> {
    const params = { villageId: who?.villageId ?? '', ...options.params } as unknown as RouteParams<R>;
    const query = options.query ? `?${new URLSearchParams(options.query).toString()}` : '';
    return this.send(
      who,
      route.method,
      `${routePath(route, params)}${query}`,
      options.body ?? (route.method === 'GET' ? undefined : {}),
      options.key,
      options.headers,
    );
  }

  async send<A>(
    who: Inhabitant | null,
    method: Route['method'],
    url: string,
    body?: unknown,
    key: string = randomUUID(),
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<A>> {
    const reply = await this.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method,
        url,
        headers: { ...(who ? { authorization: `Bearer ${who.token}` } : {}), ...(key ? { 'idempotency-key': key } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
    const parsed: unknown = reply.body === '' ? undefined : JSON.parse(reply.body);
    return { status: reply.statusCode, body: parsed as A, problem: parsed as ProblemBody, headers: reply.headers };
  }

  /** Every invariant of the books that `npm run ledger:verify` knows; empty when they are right. */
  async faults(): Promise<unknown[]> {
    return (
      await this.owner.query(
        'SELECT * FROM ledger_verify() UNION ALL SELECT * FROM points_verify_thanks(NULL) UNION ALL SELECT * FROM ledger_verify_totals() UNION ALL SELECT * FROM points_verify_expiry() UNION ALL SELECT * FROM book_verify()',
      )
    ).rows;
  }

  async balance(householdId: string, kind: 'wallet' | 'reserved' = 'wallet'): Promise<number> {
    const { rows } = await this.owner.query<{ balance: number }>(
      'SELECT balance FROM ledger_account WHERE household_id = $1 AND kind = $2',
      [householdId, kind],
    );
    return rows[0]?.balance ?? 0;
  }
}
