import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Written by every command in its own statement (architecture.md): the answer, the trace, and the news of what it did. */
const OF_EVERY_COMMAND = ['idempotency_key', 'audit_entry', 'outbox_event'];
const WRITE =
  /(?<!FOR )\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|MERGE\s+INTO|COPY)\s+(?:ONLY\s+)?(?:public\.)?"?([a-z_][a-z0-9_]*)"?/g;

export interface SourceFile {
  /** Below apps/api/src, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Table → the folder of libs/entities/src that has its entity. */
export function tableOwners(entities: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const file of readdirSync(entities, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'))) {
    const [owner, rest] = file.split('/');
    if (!owner || !rest?.endsWith('.entity.ts')) continue;
    for (const [, table] of readFileSync(join(entities, file), 'utf8').matchAll(/@Entity\('([a-z0-9_]+)'/g))
      if (table) owners.set(table, owner);
  }
  return owners;
}

export function sourceFiles(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(path => /\.(ts|sql)$/.test(path) && !/[.-]spec\.ts$/.test(path))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Only the owner writes its tables: SQL anywhere else that does is named here, one line each. */
export function foreignWrites(files: readonly SourceFile[], owners: ReadonlyMap<string, string>): string[] {
  return files.flatMap(({ path, text }) => {
    const home = /^modules\/([^/]+)\//.exec(path)?.[1] ?? /^(platform)\//.exec(path)?.[1];
    if (!home) return [];
    return [...text.matchAll(WRITE)].flatMap(([, table = '']) => {
      const owner = owners.get(table);
      const isAllowed = owner === undefined || owner === home || OF_EVERY_COMMAND.includes(table);
      return isAllowed ? [] : [`${path} writes ${table}, which belongs to ${owner}`];
    });
  });
}
