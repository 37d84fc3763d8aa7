import { API_BASE, routes, type OperationId, type Route } from '@jishan/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { uuidv7 } from 'uuidv7';
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
let people: Inhabitant[];
/** What is there, by the name that paths and bodies have for it. */
const there = new Map<string, string>();
const commands = (Object.entries(routes) as [OperationId, Route][]).filter(([id, route]) => route.method === 'POST' && id !== 'logout');

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
  2 ** 53,
  1e308,
  true,
  [],
  ['同', '同'],
  {},
  [[]],
];

beforeAll(async () => {
  here = await TestVillage.boot({ LOG_LEVEL: 'silent' });
  document = describeApi(here.app);
  const store = await TestStore.open(here, { deductions: true });
  const { villageId } = store;
  people = await everyOffice(here, villageId);
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
    ['memberId', neighbour.personId],
    ['helperId', neighbour.personId],
    ['applicationId', await one('points_application')],
    ['ruleId', await one('points_rule')],
    ['ruleSetId', await one('points_rule_set')],
  ] as const)
    there.set(name, id);
});
afterAll(() => here.close());

/** All of its fields, with what is there where it is known. */
const wholeOf = (schema: Schema): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, there.get(name) ?? sampleOf(document, field)]));

it.each(commands)('%s with one value of a whole body gone wrong answers no 5xx', async (_id, route) => {
  const schema = bodySchemaOf(document, route);
  const fields = Object.keys(schema.properties ?? {});
  for (const [n, who] of people.entries()) {
    const url =
      API_BASE +
      route.path.replace(/\{(\w+)\}/g, (_whole, part: string) => (part === 'villageId' ? who.villageId : (there.get(part) ?? uuidv7())));
    // Each half of the values by another hand: both offices meet every field.
    const values = NASTY.filter((_value, at) => at % people.length === n);
    for (const name of fields)
      for (const value of values) {
        const reply = await here.send<{ code?: string; title?: string }>(
          who,
          'POST',
          url,
          { ...wholeOf(schema), [name]: value },
          undefined,
          { 'if-match': '"1"' },
        );
        const said = `${name}: ${JSON.stringify(value).slice(0, 80)}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 400)}`;
        if (reply.status >= 500 && reply.body.code !== 'AUTH.WECHAT_UNAVAILABLE') throw new Error(said);
        if (reply.status >= 400 && !/\p{Script=Han}/u.test(reply.body.title ?? '')) throw new Error(`not in Chinese: ${said}`);
      }
  }
});
