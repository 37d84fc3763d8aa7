import type { OpenAPIObject } from '@nestjs/swagger';
import { answerSchemas, type AnswerSchemas, type Schema } from './answer-schemas';
import { Examples } from './examples';

const TITLE = '积善 Jishan';
const DESCRIPTION = '村级自治平台的接口：小程序和第三方系统用的是同一套。错误一律是 RFC 9457 的 application/problem+json，以 code 区分。';

type Media = { schema?: Schema; example?: unknown };
interface Operation {
  readonly operationId: string;
  readonly parameters: { name: string; schema?: Schema; example?: unknown }[];
  readonly requestBody?: { content: Record<string, Media> };
  readonly responses: Record<string, { content?: Record<string, Media> }>;
}

/** The whole document from what the API says of itself, in an order that depends on nothing but its content. */
export function openApiDocument(described: OpenAPIObject, answers: AnswerSchemas = answerSchemas()): OpenAPIObject {
  const document = structuredClone(described);
  const schemas = { ...(document.components?.schemas as Record<string, Schema> | undefined), ...formats(answers.components) };
  const examples = new Examples(schemas);
  for (const operation of operationsOf(document)) fill(operation, answers, examples);
  return {
    ...document,
    info: { ...document.info, title: TITLE, description: DESCRIPTION },
    paths: sorted(document.paths),
    components: { ...document.components, schemas: sorted(schemas) as NonNullable<OpenAPIObject['components']>['schemas'] },
  };
}

export const openApiText = (document: OpenAPIObject): string => `${JSON.stringify(document, null, 1)}\n`;

export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap(item =>
    Object.values(item as Record<string, Operation>).filter(part => typeof part === 'object' && 'operationId' in part),
  );
}

function fill(operation: Operation, { answers }: AnswerSchemas, examples: Examples): void {
  for (const parameter of operation.parameters)
    parameter.example ??=
      parameter.name === 'Idempotency-Key' ? '0199a1b2-c3d4-7e5f-8a9b-5b4a3f2e1d0c' : examples.of(parameter.schema ?? {}, parameter.name);
  for (const media of Object.values(operation.requestBody?.content ?? {}))
    if (!isBinary(media)) media.example ??= examples.of(media.schema ?? {});
  const done = operation.responses['200'];
  if (!done || done.content) return;
  const schema = answers.get(operation.operationId);
  if (!schema) throw new Error(`no contract says what ${operation.operationId} answers`);
  done.content = { 'application/json': { schema, example: examples.of(schema) } };
}

const isBinary = (media: Media): boolean => JSON.stringify(media.schema ?? {}).includes('"binary"');

/** What the names of the contracts' own values mean. */
function formats(components: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return {
    ...components,
    Id: { ...components['Id'], format: 'uuid' },
    Instant: { ...components['Instant'], format: 'date-time' },
    Points: { ...components['Points'], type: 'integer' },
    Fen: { ...components['Fen'], type: 'integer' },
  };
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
