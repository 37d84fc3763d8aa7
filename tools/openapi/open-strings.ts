import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema } from './answer-schemas';
import { operationsOf } from './document';

/** Every string that may come in with no limit: of parameters, and of bodies however deep. Empty is what we want. */
export function openStrings(document: OpenAPIObject): string[] {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  return operationsOf(document).flatMap(operation => {
    const bodies = Object.values(operation.requestBody?.content ?? {}).map(media => ({ name: 'body', schema: media.schema }));
    return [...operation.parameters, ...bodies].flatMap(({ name, schema }) =>
      openIn(schema, schemas, []).map(path => [operation.operationId, name, ...path].join(' ')),
    );
  });
}

interface Node {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** `seen`: names already opened on this way down, so that a schema that holds itself ends. */
function openIn(schema: Schema | undefined, schemas: Readonly<Record<string, Schema>>, seen: readonly string[]): string[][] {
  const node = (schema ?? {}) as Node;
  if (node.$ref !== undefined) {
    const name = node.$ref.split('/').at(-1) ?? '';
    return seen.includes(name) ? [] : openIn(schemas[name], schemas, [...seen, name]);
  }
  const below = (part: Schema | undefined, step?: string): string[][] =>
    openIn(part, schemas, seen).map(path => (step === undefined ? path : [step, ...path]));
  return [
    ...(node.type === 'string' && !isLimited(node) ? [[]] : []),
    ...Object.entries(node.properties ?? {}).flatMap(([name, part]) => below(part, name)),
    ...(node.items ? below(node.items, '[]') : []),
    ...(typeof node.additionalProperties === 'object' ? below(node.additionalProperties, '{}') : []),
    ...[...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(part => below(part)),
  ];
}

/** A format is a limit of its own (a uuid, a date); `binary` is the upload, which the server counts in bytes. */
const isLimited = (node: Node): boolean =>
  node.maxLength !== undefined ||
  node.format !== undefined ||
  node.pattern !== undefined ||
  node.enum !== undefined ||
  node.const !== undefined;
