import { API_BASE, routes, type OperationId, type Route } from '@jishan/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { uuidv7 } from 'uuidv7';
import { accessTable, readWho } from '../test/access-table';
import { everyOffice } from '../test/every-office';
import { bodySchemaOf, sampleOf, type Schema } from '../test/sample-body';
import { TestStore } from '../test/store';
import { TestVillage, type Inhabitant } from '../test/village';
import { describeApi } from './platform/docs';

/**
 * Bodies that are whole but for one value, about objects that are there: what a dictionary of names (bad-input) hardly ever comes to,
 * for one field that lacks ends it at the door. Never a 5xx, and a refusal is said in Chinese.
 */
let here: TestVillage;
let document: OpenAPIObject;
let [office, householder, supervisor]: Inhabitant[] = [];
/** What is there, by the name that paths and bodies have for it. */
const there = new Map<string, string>();
const commands = (Object.entries(routes) as [OperationId, Route][]).filter(([id, route]) => route.method === 'POST' && id !== 'logout');

/** Made by a whole body as it is sampled, and then there for those who ask for it. */
const MADE: readonly (readonly [OperationId, string])[] = [
  ['askSecretary', 'threadId'],
  ['publishNotice', 'noticeId'],
  ['fileComplaint', 'complaintId'],
];

const NASTY: readonly unknown[] = [
  '',
  ' \n ',
  'a\u0000b',
  '\ud800',
  '𠮷'.repeat(3_000),
  "'; DROP TABLE person; --",
  '2026-02-30',
  '9999-12-31',
  '00000000-0000-0000-0000-000000000000',
  -1,
  0,
  1.5,
  2 ** 31 - 1,
  1e308,
  [],
  ['同', '同'],
  {},
];

beforeAll(async () => {
  here = await TestVillage.boot({ LOG_LEVEL: 'silent' });
  document = describeApi(here.app);
  const store = await TestStore.open(here, { deductions: true });
  const { villageId } = store;
  [office, householder, supervisor] = await everyOffice(here, villageId);
  const goodsId = await store.goods({ stock: 50 });
  const neighbour = await store.shopper(40);
  const redemptionId = await store.reserved(neighbour, goodsId);
  const one = async (table: string): Promise<string> =>
    (await here.owner.query<{ id: string }>(`SELECT id FROM ${table} WHERE village_id = $1 ORDER BY id LIMIT 1`, [villageId])).rows[0]
      ?.id ?? uuidv7();
  for (const [name, id] of [
    ['goodsId', goodsId],
    ['redemptionId', redemptionId],
    ['householdId', neighbour.householdId],
    ['personId', neighbour.personId],
    ['aboutPersonId', office.personId],
    ['memberId', neighbour.personId],
    ['helperId', neighbour.personId],
    ['applicationId', await one('points_application')],
    ['ruleId', await one('points_rule')],
    ['ruleSetId', await one('points_rule_set')],
  ] as const)
    there.set(name, id);
  for (const [operation, name] of MADE) {
    // Nothing was recorded here that a letter could bring along.
    const body = { ...wholeOf(bodySchemaOf(document, routes[operation])), voiceId: undefined };
    const reply = await send(callerOf(operation), routes[operation], body);
    if (reply.status !== 200 || !reply.body.id) throw new Error(`${operation}: ${JSON.stringify(reply.body)}`);
    there.set(name, reply.body.id);
  }
});
afterAll(() => here.close());

/** All of its fields, with what is there where it is known. */
const wholeOf = (schema: Schema): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, there.get(name) ?? sampleOf(document, field)]));

const whoMay = new Map(accessTable().map(line => [line.operation, readWho(line)]));
/** Who heads a household does what anybody may, and has points and things of their own; what supervisors alone do, one of them; the offices do the rest. */
function callerOf(id: OperationId): Inhabitant {
  const who = whoMay.get(id);
  const own = who?.kind !== 'village' || who.roles.some(role => ['villager', 'household_head', 'store_keeper'].includes(role));
  const watching = who?.kind === 'village' && who.roles.join(' ') === 'supervisor';
  const caller = own ? householder : watching ? supervisor : office;
  if (!caller) throw new Error('nobody lives here yet');
  return caller;
}
const urlOf = (route: Route, who: Inhabitant): string =>
  API_BASE +
  route.path.replace(/\{(\w+)\}/g, (_whole, part: string) => (part === 'villageId' ? who.villageId : (there.get(part) ?? uuidv7())));
async function send(who: Inhabitant, route: Route, body: object) {
  const reply = await here.send<{ id?: string; code?: string; title?: string }>(who, 'POST', urlOf(route, who), body, undefined, {
    'if-match': '"1"',
  });
  if (reply.status !== 429) return reply;
  // A limit is answered before a body is looked at.
  await here.owner.query('DELETE FROM rate_count');
  return here.send<{ id?: string; code?: string; title?: string }>(who, 'POST', urlOf(route, who), body, undefined, { 'if-match': '"1"' });
}

/** Nobody here is an officer of the county. */
const called = commands.filter(([id]) => whoMay.get(id)?.kind !== 'organization');

it.each(called)('%s with one value of a whole body gone wrong answers no 5xx', async (id, route) => {
  const who = callerOf(id);
  const schema = bodySchemaOf(document, route);
  for (const name of Object.keys(schema.properties ?? {})) {
    const statuses = new Set<number>();
    for (const value of NASTY) {
      const reply = await send(who, route, { ...wholeOf(schema), [name]: value });
      statuses.add(reply.status);
      const said = `${name}: ${JSON.stringify(value).slice(0, 80)}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 400)}`;
      if (reply.status >= 500 && reply.body.code !== 'AUTH.WECHAT_UNAVAILABLE') throw new Error(said);
      if (reply.status >= 400 && !/\p{Script=Han}/u.test(reply.body.title ?? '')) throw new Error(`not in Chinese: ${said}`);
    }
    // Somebody stopped at the door, or by a limit, has shown nothing about the field.
    expect({ name, statuses: [...statuses].filter(status => ![401, 403, 404, 429].includes(status)) }).not.toEqual({ name, statuses: [] });
  }
});
