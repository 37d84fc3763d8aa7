import { createHmac, timingSafeEqual } from 'node:crypto';
import { ACCESS_TOKEN_SECONDS } from '@jishan/contracts';
import { SignJWT } from 'jose';

const ISSUER = 'jishan';
const AUDIENCE = 'jishan-api';
const MAX_TOKEN_CHARS = 1_000;
const CLOCK_TOLERANCE_SECONDS = 5;

export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly sessionVersion: number;
}

export function signAccessToken(claims: AccessClaims, key: Buffer, now: Date = new Date()): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: claims.sessionId, sv: claims.sessionVersion })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(claims.accountId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(key);
}

/** HS256 only, and every claim is required: a token without `exp` is no token. node:crypto, because jose here costs a third of the throughput. */
export function verifyAccessToken(token: string, key: Buffer, now: Date = new Date()): AccessClaims | null {
  if (token.length > MAX_TOKEN_CHARS) return null;
  const [head, payload, signature, ...rest] = token.split('.');
  if (!head || !payload || !signature || rest.length > 0) return null;
  const expected = createHmac('sha256', key).update(`${head}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const header = parse(head);
  const claims = parse(payload);
  if (header?.['alg'] !== 'HS256' || !claims) return null;
  const { iss, aud, sub, sid, sv, exp, iat } = claims;
  const seconds = now.getTime() / 1000;
  if (iss !== ISSUER || aud !== AUDIENCE || typeof sub !== 'string' || typeof sid !== 'string' || typeof sv !== 'number') return null;
  if (typeof exp !== 'number' || typeof iat !== 'number' || exp <= seconds) return null;
  if (iat > seconds + CLOCK_TOLERANCE_SECONDS || iat < seconds - ACCESS_TOKEN_SECONDS) return null;
  return { accountId: sub, sessionId: sid, sessionVersion: sv };
}

function parse(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
