import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@jishan/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeWholeApi, type ApiDescription } from '../../apps/api/src/describe-api';
import { openApiDocument, openApiText, operationsOf } from './document';
import { openStrings } from './open-strings';

describe('openapi.json', () => {
  let described: ApiDescription;
  let fresh: OpenAPIObject;
  beforeAll(async () => {
    described = await describeWholeApi();
    fresh = openApiDocument(described.document);
  });

  it('is what the sources say now (npm run build && npm run openapi)', () => {
    const committed = readFileSync(join(__dirname, '..', '..', 'openapi.json'), 'utf8');
    expect(committed === openApiText(fresh)).toBe(true);
  });

  it('has every route of the contracts once, and no other', () => {
    const served = described.handlers.map(handler => handler.id ?? `not in the contracts: ${handler.where}`);
    expect(served.sort()).toEqual(Object.keys(routes).sort());
    expect(
      operationsOf(fresh)
        .map(operation => operation.operationId)
        .sort(),
    ).toEqual(Object.keys(routes).sort());
  });

  it('says of every operation what it is, answers and refuses, with an example', () => {
    const lacking = operationsOf(fresh).flatMap(operation => {
      const all = operation as typeof operation & { summary?: string; tags?: string[] };
      const done = Object.values(operation.responses['200']?.content ?? {})[0];
      const binary = JSON.stringify(done).includes('binary');
      const bodies = Object.values(operation.requestBody?.content ?? {}).filter(media => !JSON.stringify(media).includes('binary'));
      const faults = [
        !all.summary && 'summary',
        !all.tags?.length && 'tag',
        !done?.schema && 'answer schema',
        !binary && done?.example === undefined && 'answer example',
        bodies.some(media => media.example === undefined) && 'body example',
        operation.parameters.some(parameter => parameter.example === undefined) && 'parameter example',
        !operation.responses['400'] && !operation.responses['404'] && 'refusals',
      ];
      return faults.filter(Boolean).map(fault => `${operation.operationId}: ${String(fault)}`);
    });
    expect(lacking).toEqual([]);
  });

  it('limits every string that comes in: of parameters, and of bodies however deep', () => {
    expect(openStrings(fresh)).toEqual([]);
  });

  it('would say so of a string without a limit', () => {
    const spoilt = structuredClone(fresh);
    const schemas = spoilt.components?.schemas as Record<string, Record<string, unknown>>;
    schemas['Loose'] = {
      type: 'object',
      properties: { words: { type: 'string' }, short: { type: 'string', maxLength: 5 }, again: { $ref: '#/components/schemas/Loose' } },
    };
    const [operation] = operationsOf(spoilt).filter(one => one.operationId === 'submitApplication');
    const [media] = Object.values(operation?.requestBody?.content ?? {});
    if (!operation || !media) throw new Error('submitApplication has no body');
    media.schema = { allOf: [{ type: 'object', properties: { lines: { type: 'array', items: { $ref: '#/components/schemas/Loose' } } } }] };
    operation.parameters.push({ name: 'sort', schema: { type: 'string' } });
    expect(openStrings(spoilt)).toEqual(['submitApplication sort', 'submitApplication body lines [] words']);
  });

  it('refers to nothing that is not there', () => {
    const text = openApiText(fresh);
    const names = [...text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind = '', name = '']) => ({ kind, name }));
    const components = fresh.components as Record<string, Record<string, unknown> | undefined>;
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter(({ kind, name }) => components[kind]?.[name] === undefined)).toEqual([]);
  });
});
