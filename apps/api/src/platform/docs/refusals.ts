import { problems, type ProblemCode } from '@jishan/contracts';
import { mayBeSentAgain, problemBody } from '../http/problem.filter';
import type { Handler } from './handlers';

const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** What the platform may refuse on this route before or around the use case, and what the route itself names. */
export function codesOf(
  { notes, policy, limited }: Handler,
  { hasCursor, publicText }: { readonly hasCursor: boolean; readonly publicText: boolean },
): ProblemCode[] {
  const { route } = notes;
  const somewhere = policy.kind === 'village' || policy.kind === 'organization';
  const codes: (ProblemCode | false)[] = [
    'REQUEST.MALFORMED',
    'REQUEST.INVALID',
    'SERVICE.FAULT',
    'SERVICE.BUSY',
    ...(WITH_BODY.has(route.method) ? (['REQUEST.TOO_LARGE', 'REQUEST.UNSUPPORTED_TYPE'] as const) : []),
    ...(policy.kind === 'public' ? [] : (['AUTH.REQUIRED', 'AUTH.EXPIRED'] as const)),
    ...(route.idempotent ? (['IDEMPOTENCY.KEY_REQUIRED', 'IDEMPOTENCY.KEY_REUSED', 'IDEMPOTENCY.IN_PROGRESS'] as const) : []),
    somewhere && 'ACCESS.DENIED',
    policy.kind !== 'public' && !(policy.kind === 'signed_in' && policy.withTemporaryPassword) && 'AUTH.PASSWORD_TEMPORARY',
    policy.kind === 'organization' && 'AUTH.SECOND_FACTOR_NEEDED',
    (somewhere || route.path.includes('Id}')) && 'RESOURCE.NOT_FOUND',
    hasCursor && 'REQUEST.BAD_CURSOR',
    publicText && 'REQUEST.PERSONAL_NUMBERS',
    limited && 'REQUEST.TOO_MANY',
    ...(notes.refuses ?? []),
  ];
  return [...new Set(codes.filter(code => code !== false))].sort();
}

/** One component per status and set of codes, named by them, so that operations that refuse alike say it once. */
export function refusalResponses(codes: readonly ProblemCode[]): {
  readonly references: Record<string, object>;
  readonly components: Record<string, object>;
} {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code]);
  const groups = [...byStatus].sort(([a], [b]) => a - b).map(([status, group]) => ({ status, group, name: [status, ...group].join('.') }));
  return {
    references: Object.fromEntries(groups.map(({ status, name }) => [String(status), { $ref: `#/components/responses/${name}` }])),
    components: Object.fromEntries(groups.map(({ group, name }) => [name, refusalResponse(group)])),
  };
}

function refusalResponse(codes: readonly ProblemCode[]): object {
  return {
    description: codes.map(code => `${code}: ${problems[code].title}`).join('\n\n'),
    ...(codes.some(mayBeSentAgain) ? { headers: { 'Retry-After': { schema: { type: 'integer', minimum: 0 } } } } : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map(code => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

export function refusalExamples(codes: Iterable<ProblemCode>): Record<string, object> {
  return Object.fromEntries([...new Set(codes)].sort().map(code => [code, { value: problemBody(code, {}, []) }]));
}

const detailValue = { type: ['string', 'number', 'boolean'] };
const fieldProblem = {
  type: 'object',
  properties: { pointer: { type: 'string', maxLength: 400 }, message: { type: 'string', maxLength: 400 } },
  required: ['pointer', 'message'],
};

/** RFC 9457. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problems).sort() },
    errors: { type: 'array', items: fieldProblem },
    details: { type: 'object', additionalProperties: detailValue },
    requestId: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'code'],
};
