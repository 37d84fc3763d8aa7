import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  organizationActions,
  ORGANIZATION_ROLES,
  VILLAGE_ROLES,
  villageActions,
  type OrganizationRole,
  type VillageRole,
} from '@jishan/contracts';
import type { Policy } from '../src/platform/auth/policy.decorator';

export const ACCESS_TABLE = 'apps/api/test/access-table.txt';

/** Who may, as the table's line says it. */
export type Who =
  | { readonly kind: 'public' | 'signed_in' }
  | { readonly kind: 'village'; readonly roles: readonly VillageRole[] }
  | { readonly kind: 'organization'; readonly roles: readonly OrganizationRole[] };

export interface TableLine {
  readonly operation: string;
  readonly who: string;
}

export function accessTable(): TableLine[] {
  return readFileSync(join(__dirname, 'access-table.txt'), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [, operation = '', who = ''] = /^(\S+) +(\S.*)$/.exec(line) ?? [];
      if (!operation) throw new Error(`${ACCESS_TABLE}: not an operation and who may: “${line}”`);
      return { operation, who };
    });
}

export function readWho({ operation, who }: TableLine): Who {
  if (who === 'public' || who === 'signed_in') return { kind: who };
  if (who === 'everybody') return { kind: 'village', roles: VILLAGE_ROLES };
  const words = who.split(' ');
  const roles = VILLAGE_ROLES.filter(role => words.includes(role));
  if (roles.length > 0 && roles.join(' ') === who) return { kind: 'village', roles };
  const offices = ORGANIZATION_ROLES.filter(role => words.includes(role));
  if (offices.length > 0 && offices.join(' ') === who) return { kind: 'organization', roles: offices };
  throw new Error(`${ACCESS_TABLE}: ${operation} names somebody unknown, or not in the order of VILLAGE_ROLES: “${who}”`);
}

/** What a policy says, in the table's words. */
export function sayPolicy(policy: Policy): string {
  switch (policy.kind) {
    case 'public':
    case 'signed_in':
      return policy.kind;
    case 'village': {
      const allowed: readonly VillageRole[] = villageActions[policy.action];
      const roles = VILLAGE_ROLES.filter(role => allowed.includes(role));
      return roles.length === VILLAGE_ROLES.length ? 'everybody' : roles.join(' ');
    }
    case 'organization':
      return organizationActions[policy.action].join(' ');
  }
}

/** Every line to write, take away or think about; empty when the table and the policies agree. */
export function disagreements(table: readonly TableLine[], policies: ReadonlyMap<string, string>): string[] {
  const lines = new Map(table.map(line => [line.operation, line.who]));
  const missing = [...policies].filter(([operation]) => !lines.has(operation));
  const different = [...policies].filter(([operation, who]) => lines.has(operation) && lines.get(operation) !== who);
  const left = table.filter(({ operation }) => !policies.has(operation));
  return [
    ...missing.map(([operation, who]) => `${ACCESS_TABLE} lacks ${operation}; if its policy is right, add the line: ${operation}  ${who}`),
    ...different.map(
      ([operation, who]) =>
        `${operation}: the table says “${lines.get(operation)}”, the policy says “${who}”; mend the one that is wrong (the table's line, @May on the handler, or the action's roles in contracts/access)`,
    ),
    ...left.map(({ operation }) => `${ACCESS_TABLE}: no operation is called ${operation}; take its line away`),
  ];
}
