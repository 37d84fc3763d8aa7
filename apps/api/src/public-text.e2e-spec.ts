import { API_BASE, hasPersonalNumber, routes, type OperationId, type Route } from '@jishan/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { uuidv7 } from 'uuidv7';
import { organization } from '../test/neighbouring-villages';
import { sampleOf, schemaOf, type Schema } from '../test/sample-body';
import { TestVillage, type Inhabitant } from '../test/village';
import { describeApi } from './platform/docs';
import { readRuleRow } from './modules/points/rules/rule-sheet.texts';
import { PUBLIC_TEXT } from './platform/http/fields';

/** Red line 4: no number of a person gets into what the village reads, whichever field it is written into. */
const NUMBER = '13800001234';
/** Of these the village reads every word. A field that becomes public takes `@PublicText`; whoever takes it away must take the line away too. */
const MUST_BE_THERE = [
  'publishNotice /title',
  'publishNotice /text',
  'withdrawNotice /reason',
  'publishActivity /title',
  'publishActivity /text',
  'publishActivity /place',
  'changeActivity /place',
  'cancelActivity /reason',
  'grantHonours /title',
  'grantHonours /period',
  'grantHonours /citation',
  'revokeHonour /reason',
  'createRuleDraft /title',
  'changeRuleDraft /title',
  'saveDraftRule /rule/title',
  'saveDraftRule /rule/standard',
  'adoptRuleSet /shortFundReason',
  'withdrawAdoption /reason',
  'castVote /reason',
  'objectToApplication /reason',
  'splitHousehold /name',
  'splitHousehold /documentNumber',
  'splitHousehold /reason',
  'recordFundEntry /note',
  'correctFundEntry /reason',
  'createGoods /name',
  'createGoods /description',
  'editGoods /name',
  'editGoods /description',
  'publishTemplate /title',
  'copyTemplate /title',
  'publishChecklistItem /code',
  'publishChecklistItem /name',
  'publishChecklistItem /applicant',
  'publishChecklistItem /materials/0/name',
  'publishChecklistItem /materials/0/note',
  'publishChecklistItem /steps/0/title',
  'publishChecklistItem /steps/0/detail',
  'publishChecklistItem /steps/0/decidingBody',
  'publishChecklistItem /legalBasis/0/title',
  'publishChecklistItem /legalBasis/0/article',
  'publishChecklistItem /fee',
  'publishChecklistItem /supervisionText',
  'publishChecklistItem /insteadWhere',
  'publishChecklistItem /insteadHow',
];

interface PublicField {
  readonly id: OperationId;
  readonly route: Route;
  readonly body: Schema;
  readonly path: readonly string[];
  readonly field: Schema & { readonly maxLength: number };
}

let here: TestVillage;
let document: OpenAPIObject;
let people: Inhabitant[];
let county: string;
let fields: PublicField[];

beforeAll(async () => {
  here = await TestVillage.boot({ LOG_LEVEL: 'silent' });
  document = describeApi(here.app);
  const villageId = await here.village();
  people = [
    await here.person(villageId, { roles: ['reviewer', 'points_keeper', 'cadre', 'secretary', 'village_admin', 'group_leader'] }),
    await here.person(villageId, { householdId: await here.household(villageId), head: true, roles: ['store_keeper'] }),
  ];
  county = await organization(here, 'county', '金口河区', null);
  await here.owner.query(`INSERT INTO organization_role (organization_id, account_id, role) VALUES ($1, $2, 'county_officer')`, [
    county,
    people[0]?.accountId,
  ]);
  fields = (Object.entries(routes) as [OperationId, Route][]).flatMap(([id, route]) => publicFieldsOf(id, route));
});
afterAll(() => here.close());

function publicFieldsOf(id: OperationId, route: Route): PublicField[] {
  const content = document.paths[API_BASE + route.path]?.post?.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined;
  const body = content?.content?.['application/json']?.schema;
  return body && route.method === 'POST' ? walk(body, []).map(found => ({ id, route, body, ...found })) : [];
}

function walk(given: Schema, path: readonly string[]): Pick<PublicField, 'path' | 'field'>[] {
  const schema = schemaOf(document, given);
  if (PUBLIC_TEXT in schema) return [{ path, field: schema as unknown as PublicField['field'] }];
  if (schema.items) return walk(schema.items, [...path, '0']);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => walk(property, [...path, name]));
}

/** The whole body in good order, with the number in one place. */
function withNumber(given: Schema, path: readonly string[], field: PublicField['field']): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return NUMBER.padStart(Math.max(NUMBER.length, field.minLength ?? 0), '找');
  const schema = schemaOf(document, given);
  if (schema.items) return [withNumber(schema.items, rest, field)];
  return { ...(sampleOf(document, schema) as object), [part]: withNumber(schema.properties?.[part] ?? {}, rest, field) };
}

const nameOf = ({ id, path }: PublicField): string => `${id} /${path.join('/')}`;

async function refusalOf({ route, body, path, field }: PublicField): Promise<unknown> {
  const replies = await Promise.all(
    people.map(who => {
      const url =
        API_BASE +
        route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
          if (name === 'organizationId') return county;
          return name === 'villageId' ? who.villageId : uuidv7();
        });
      return here.send<unknown>(who, 'POST', url, withNumber(body, path, field), undefined, { 'if-match': '"1"' });
    }),
  );
  const allowed = replies.find(reply => reply.status !== 403);
  return { status: allowed?.status, code: allowed?.problem.code, pointers: allowed?.problem.errors?.map(error => error.pointer) };
}

it('every public text is known to be one', () => {
  const known = fields.map(nameOf);
  expect(MUST_BE_THERE.filter(name => !known.includes(name))).toEqual([]);
});

it('each refuses a phone number, under its field, and does not repeat it', async () => {
  const wide = fields.filter(({ field }) => field.maxLength >= NUMBER.length);
  // What is narrower cannot hold one.
  expect(fields.filter(one => !wide.includes(one)).map(({ path }) => path.at(-1))).toEqual(['unit', 'unit', 'unit']);
  const answers = [];
  for (const field of wide) answers.push({ name: nameOf(field), ...((await refusalOf(field)) as object) });
  expect(answers).toEqual(
    wide.map(field => ({
      name: nameOf(field),
      status: 422,
      code: 'REQUEST.PERSONAL_NUMBERS',
      pointers: [`/${field.path.join('/')}`],
    })),
  );
  expect(hasPersonalNumber(JSON.stringify(answers))).toBe(false);
});

it('nor does one come in by a sheet of rules', () => {
  for (const heading of ['名称', '标准'])
    expect(readRuleRow({ [heading]: `找 ${NUMBER}` }).problems).toContain(`“${heading}”里有像手机号、身份证号或银行卡号的数字，请删去`);
});
