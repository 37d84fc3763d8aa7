import { routes, type OperationId, type Route } from '@jishan/contracts';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { everyOffice } from '../test/every-office';
import { TestVillage, type Inhabitant } from '../test/village';

/** Whatever is sent to whatever operation by somebody who may call it: never a 5xx, always a problem in Chinese. */
let here: TestVillage;
let everybody: Inhabitant;
let villager: Inhabitant;
const operations = (Object.entries(routes) as [OperationId, Route][]).filter(([id]) => id !== 'logout');

beforeAll(async () => {
  here = await TestVillage.boot({ LOG_LEVEL: 'silent' });
  const villageId = await here.village();
  [everybody, villager] = await everyOffice(here, villageId);
});
afterAll(() => here.close());

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    "' OR 1=1 --",
    '%00',
    '𠮷'.repeat(300),
    'x'.repeat(6000),
    '2026-13-45',
    '-1',
    '1e309',
    'NaN',
    '{}',
    'null',
  ),
  fc.string({ maxLength: 60 }),
  fc.uuid(),
);
const value = fc.oneof(
  nasty,
  fc.integer(),
  fc.constantFrom(-1, 0, 2 ** 31, 2 ** 53, 1.5, null, true),
  fc.array(nasty, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom('id', '__proto__', 'constructor', 'x'), nasty, { maxKeys: 3 }),
);
/** Names that some body knows, so that the values get past the whitelist. */
const field = fc.constantFrom(
  'id',
  'ruleId',
  'text',
  'photoIds',
  'memberId',
  'reason',
  'points',
  'applicationIds',
  'name',
  'phone',
  'phoneCode',
  'title',
  'lines',
  'goodsId',
  'quantity',
  'code',
  'decision',
  'personId',
  'role',
  'granted',
  'upTo',
  'itemId',
  'rating',
  'body',
  'householdId',
  'category',
  'audience',
  'client',
  'username',
  'password',
  'visibility',
  'rule',
  'kind',
  'contentBase64',
  'from',
  'template',
  'position',
  'decidedOn',
  'effectiveOn',
  'householdMonthCap',
  'agrees',
  'related',
  'panelSize',
  'twoDecideAbovePoints',
);
const body = fc.oneof(fc.dictionary(field, value, { maxKeys: 8 }), value);
const query = fc.dictionary(
  fc.constantFrom('cursor', 'limit', 'status', 'groupId', 'ruleId', 'name', 'query', 'account', 'category'),
  nasty,
  { maxKeys: 4 },
);

describe('bad input', () => {
  it.each(operations)('%s answers no 5xx', async (_id, route) => {
    await fc.assert(
      fc.asyncProperty(body, query, nasty, fc.boolean(), async (sent, asked, id, real) => {
        const who = real ? villager : everybody;
        const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
          name === 'villageId' ? who.villageId : encodeURIComponent(real ? uuidv7() : id.isWellFormed() ? id || 'x' : 'x'),
        );
        const search = new URLSearchParams(Object.entries(asked).filter(([, text]) => text.isWellFormed())).toString();
        const reply = await here.send<{ code?: string; title?: string }>(
          who,
          route.method,
          `/api/v1${path}?${search}`,
          route.method === 'GET' ? undefined : ((typeof sent === 'object' ? sent : { sent }) ?? {}),
        );
        if (reply.status >= 500 && reply.body.code !== 'AUTH.WECHAT_UNAVAILABLE')
          throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
        if (reply.status >= 400) expect(reply.body.title).toMatch(/[\u4e00-\u9fff]/);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['{"a":', 400, 'REQUEST.MALFORMED'],
    ['[1,2]', 400, 'REQUEST.MALFORMED'],
    [`{"text":"${'x'.repeat(110_000)}"}`, 413, 'REQUEST.TOO_LARGE'],
    ['{"__proto__":{"x":1}}', 400, 'REQUEST.MALFORMED'],
  ])('a body like %.20s', async (payload, status, code) => {
    const reply = await here.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'POST',
        url: `/api/v1/villages/${villager.villageId}/points/applications`,
        payload,
        headers: { authorization: `Bearer ${villager.token}`, 'content-type': 'application/json', 'idempotency-key': uuidv7() },
      });
    expect([reply.statusCode, (JSON.parse(reply.body) as { code: string }).code]).toEqual([status, code]);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  // The second and third are what a form on a foreign page sends without asking.
  it.each([
    ['application/xml', '<a/>'],
    ['application/x-www-form-urlencoded', 'username=shuji&password=guess&client=h5'],
    ['text/plain', '{"username":"shuji","password":"guess","client":"h5"}'],
  ])('another content type: %s', async (type, payload) => {
    const reply = await here.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'POST',
        url: '/api/v1/auth/password/login',
        payload,
        headers: { 'content-type': type },
      });
    expect([reply.statusCode, (JSON.parse(reply.body) as { code: string }).code]).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
  });
});
