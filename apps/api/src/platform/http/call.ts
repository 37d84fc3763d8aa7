import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OfficerActor, AccountActor, VillageActor } from '../auth/actor';
import type { RouteNotes } from './route.decorator';

/** What the guard learned of a request. */
export interface RequestFacts {
  readonly notes: RouteNotes;
  /** Under which the hash of a command is kept. */
  readonly hashKey: Buffer;
  account?: AccountActor;
  village?: VillageActor;
  officer?: OfficerActor;
}

export interface JishanRequest extends FastifyRequest {
  facts?: RequestFacts;
  params: Record<string, string>;
}

/** One call of a command, as the unit of work, idempotency and the audit want to know it. */
export interface Call {
  readonly operation: string;
  readonly villageId: string;
  readonly accountId: string;
  readonly personId: string | null;
  readonly roles: readonly string[];
  readonly idempotencyKey: string;
  /** Keyed hash (hex) of operation, path and body: the same key with another body is refused. */
  readonly requestHash: string;
  readonly requestId: string;
  readonly ip: string;
  markReplayed(): void;
}

/** Key order does not matter: two serialisations of one body are one request. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}

/** It is stored, and a body may hold a phone number or a password: a plain SHA-256 of one falls to guesses in minutes, so it takes our key. */
export function requestHash(key: Buffer, method: string, path: string, body: unknown): string {
  return createHmac('sha256', key)
    .update(`request\n${method} ${path}\n${canonicalJson(body ?? null)}`)
    .digest('hex');
}

export const REPLAYED_HEADER = 'idempotent-replayed';

export function callOf(request: JishanRequest, reply: FastifyReply, noVillage: string): Call {
  const facts = request.facts;
  const account = facts?.account;
  if (!facts || !account) throw new Error('a command route without a signed-in account');
  return {
    operation: `${facts.notes.route.method} ${facts.notes.route.path}`,
    villageId: facts.village?.villageId ?? request.params['villageId'] ?? noVillage,
    accountId: account.accountId,
    personId: facts.village?.personId ?? null,
    roles: facts.village?.roles ?? [],
    idempotencyKey: String(request.headers['idempotency-key'] ?? ''),
    requestHash: requestHash(facts.hashKey, request.method, request.url, request.body),
    requestId: request.id,
    ip: request.ip,
    markReplayed: () => void reply.header(REPLAYED_HEADER, 'true'),
  };
}
