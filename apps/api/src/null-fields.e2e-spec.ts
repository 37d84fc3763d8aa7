import { API_BASE, defaultVillageSettings, identityRoutes, routes, type OperationId, type Route } from '@jishan/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { uuidv7 } from 'uuidv7';
import { everyOffice } from '../test/every-office';
import { bodySchemaOf, sampleOf } from '../test/sample-body';
import { TestVillage, type Inhabitant } from '../test/village';
import { describeApi } from './platform/docs';

/** Null is not absence: code that asks whether a field is there must never meet a null that no check has looked at. */
let here: TestVillage;
let document: OpenAPIObject;
let people: Inhabitant[];
const commands = (Object.entries(routes) as [OperationId, Route][]).filter(([, route]) => route.method === 'POST');

beforeAll(async () => {
  here = await TestVillage.boot({ LOG_LEVEL: 'silent' });
  document = describeApi(here.app);
  const villageId = await here.village();
  people = await everyOffice(here, villageId);
});
afterAll(() => here.close());

it('the bodies are found in the description', () => {
  expect(commands.filter(([, route]) => Object.keys(bodySchemaOf(document, route).properties ?? {}).length > 0).length).toBeGreaterThan(50);
});

it.each(commands)('%s with a null where a field may be left out answers no 5xx', async (_id, route) => {
  const schema = bodySchemaOf(document, route);
  for (const name of Object.keys(schema.properties ?? {}).filter(field => !schema.required?.includes(field))) {
    for (const who of people) {
      const url = API_BASE + route.path.replace(/\{(\w+)\}/g, (_whole, part: string) => (part === 'villageId' ? who.villageId : uuidv7()));
      const body = { ...(sampleOf(document, schema) as object), [name]: null };
      const reply = await here.send<{ code?: string }>(who, 'POST', url, body, undefined, { 'if-match': '"1"' });
      if (reply.status >= 500 && reply.body.code !== 'AUTH.WECHAT_UNAVAILABLE')
        throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
  }
});

it.each(Object.keys(defaultVillageSettings))('the setting %s cannot be made nothing', async name => {
  const [secretary] = people;
  if (!secretary) throw new Error('nobody there');
  const { headers } = await here.call(secretary, identityRoutes.villageHome);
  const reply = await here.call(secretary, identityRoutes.changeSettings, {
    body: { [name]: null } as never,
    headers: { 'if-match': String(headers['etag']) },
  });
  expect([reply.status, reply.problem.errors?.[0]?.pointer]).toEqual([400, `/${name}`]);
});
