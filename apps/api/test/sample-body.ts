import { API_BASE, type Route } from '@jishan/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { uuidv7 } from 'uuidv7';

/** As much of a JSON Schema as the documentation of our bodies uses. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

export function schemaOf(document: OpenAPIObject, schema: Schema): Schema {
  const { $ref } = schema.allOf?.[0] ?? schema;
  if ($ref === undefined) return schema;
  return (document.components?.schemas as Readonly<Record<string, Schema>> | undefined)?.[$ref.split('/').at(-1) ?? ''] ?? {};
}

/** Something that passes the checks of form: of an object, its required fields only. */
export function sampleOf(document: OpenAPIObject, given: Schema): unknown {
  const schema = schemaOf(document, given);
  if (schema.properties) {
    const fields = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(document, field)]));
  }
  if (schema.enum) return schema.enum[0];
  if (schema.format === 'uuid') return uuidv7();
  if (schema.example !== undefined) return schema.example;
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(document, schema.items ?? {}));
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer') return schema.minimum ?? 1;
  return '一'.repeat(Math.max(1, schema.minLength ?? 1));
}

/** Of a command's JSON body; without properties where it has none. */
export function bodySchemaOf(document: OpenAPIObject, route: Route): Schema {
  const content = document.paths[API_BASE + route.path]?.post?.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined;
  return schemaOf(document, content?.content?.['application/json']?.schema ?? {});
}
