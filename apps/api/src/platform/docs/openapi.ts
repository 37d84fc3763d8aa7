import { API_BASE, IDEMPOTENCY_KEY_MAX_CHARS, type HttpMethod, type ProblemCode } from '@jishan/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { REPLAYED_HEADER } from '../http/call';
import { PUBLIC_TEXT } from '../http/fields';
import { handlersOf, type Handler } from './handlers';
import { codesOf, PROBLEM_SCHEMA, refusalExamples, refusalResponses } from './refusals';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Components = NonNullable<OpenAPIObject['components']>;
type Parameter = { readonly name: string; readonly in: string; readonly [key: string]: unknown };

/**
 * The API as its decorators and the contracts describe it; answers' schemas and examples are added by tools/openapi. The
 * application need not be started: nothing but metadata is read.
 */
export function describeApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder().setTitle('Jishan').setVersion('1').setOpenAPIVersion('3.1.0');
  const document = SwaggerModule.createDocument(
    app,
    builder.addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'session').build(),
  );
  const used: ProblemCode[] = [];
  const responses: Record<string, object> = {};
  for (const handler of handlersOf(app)) {
    const operation = operationOf(document, handler);
    const { codes, components } = complete(operation, handler, takesPublicText(document, operation.requestBody));
    used.push(...codes);
    Object.assign(responses, components);
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA as object },
    responses: sorted(responses) as Components['responses'],
    examples: refusalExamples(used) as Components['examples'],
  };
  return document;
}

/** @throws Error when Nest serves another method or path than the contract says. */
export function operationOf(document: OpenAPIObject, { notes, where }: Pick<Handler, 'notes' | 'where'>): Operation {
  const operation = document.paths[API_BASE + notes.route.path]?.[notes.route.method.toLowerCase() as Lowercase<HttpMethod>];
  if (!operation) throw new Error(`${where} is not served at ${notes.route.method} ${notes.route.path}`);
  return operation;
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether somewhere in it, however deep, stand words that become public. */
function takesPublicText(document: OpenAPIObject, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { $ref } = part as { $ref?: string };
  if ($ref !== undefined) return takesPublicText(document, document.components?.schemas?.[$ref.split('/').at(-1) ?? '']);
  return PUBLIC_TEXT in part || Object.values(part).some(value => takesPublicText(document, value));
}

function complete(
  operation: Operation,
  handler: Handler,
  publicText: boolean,
): { readonly codes: readonly ProblemCode[]; readonly components: Record<string, object> } {
  const { notes, policy } = handler;
  const query = ((operation.parameters ?? []) as unknown as Parameter[]).filter(parameter => parameter.in === 'query');
  const codes = codesOf(handler, { hasCursor: query.some(parameter => parameter.name === 'cursor'), publicText });
  const refusals = refusalResponses(codes);
  const done = (operation.responses as Record<string, { content?: object } | undefined> | undefined)?.['200'];
  Object.assign(operation, {
    operationId: handler.id ?? handler.where,
    summary: notes.summary,
    parameters: [...pathParameters(notes.route.path), ...query, ...(notes.route.idempotent ? [KEY_HEADER] : [])],
    security: policy.kind === 'public' ? [] : [{ session: [] }],
    responses: {
      '200': {
        description: 'OK',
        ...(notes.route.idempotent ? { headers: { [REPLAYED_HEADER]: { schema: { type: 'string', enum: ['true'] } } } } : {}),
        ...(done?.content ? { content: done.content } : {}),
      },
      ...refusals.references,
    },
  });
  return { codes, components: refusals.components };
}

const KEY_HEADER: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: IDEMPOTENCY_KEY_MAX_CHARS, pattern: '^[\\x21-\\x7e]+$' },
};
const TOKEN_MAX_CHARS = 200;

/** From the contract: handlers need not name every parameter, since the guard reads them. */
function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string', maxLength: TOKEN_MAX_CHARS },
  }));
}
