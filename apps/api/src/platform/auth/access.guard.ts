import { ID_PATTERN, IDEMPOTENCY_KEY_MAX_CHARS, mayInOrganization, mayInVillage } from '@jishan/contracts';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONFIG, type Config } from '../config/config';
import { notFound, Problem } from '../errors/problem';
import type { JishanRequest } from '../http/call';
import { ROUTE, type RouteNotes } from '../http/route.decorator';
import { verifyAccessToken, type AccessClaims } from './access-token';
import { ActorResolver } from './actor';
import { POLICY, type Policy } from './policy.decorator';

const KEY_PATTERN = new RegExp(`^[\\x21-\\x7e]{8,${IDEMPOTENCY_KEY_MAX_CHARS}}$`);

/** Silence is refusal: a handler without a policy is never reached (and start-up already refuses it). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly resolver: ActorResolver,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<JishanRequest>();
    const policy = this.reflector.get<Policy | undefined>(POLICY, context.getHandler());
    const notes = this.reflector.get<RouteNotes | undefined>(ROUTE, context.getHandler());
    if (!policy || !notes) throw new Problem('ACCESS.DENIED');
    request.facts = { notes, hashKey: this.config.phoneIndexKey };
    // A malformed id names nothing, so it answers like a missing object.
    for (const [name, value] of Object.entries(request.params)) if (name.endsWith('Id') && !ID_PATTERN.test(value)) throw notFound();
    if (policy.kind !== 'public') await this.admit(request, policy);
    if (notes.route.idempotent && !KEY_PATTERN.test(String(request.headers['idempotency-key'] ?? '')))
      throw new Problem('IDEMPOTENCY.KEY_REQUIRED');
    return true;
  }

  private async admit(request: JishanRequest, policy: Exclude<Policy, { kind: 'public' }>): Promise<void> {
    const claims = this.claimsOf(request);
    const villageId = policy.kind === 'village' ? (request.params['villageId'] ?? null) : null;
    const organizationId = policy.kind === 'organization' ? (request.params['organizationId'] ?? null) : null;
    const resolved = await this.resolver.resolve({ ...claims, villageId, organizationId });
    if (!resolved.valid) throw new Problem('AUTH.EXPIRED');
    if (resolved.mustChangePassword && !(policy.kind === 'signed_in' && policy.withTemporaryPassword))
      throw new Problem('AUTH.PASSWORD_TEMPORARY');
    const account = { accountId: claims.accountId, sessionId: claims.sessionId };
    const facts = request.facts;
    if (!facts) return;
    facts.account = account;
    if (policy.kind === 'village') {
      if (!resolved.village) throw notFound();
      if (!mayInVillage(resolved.village.roles, policy.action)) throw new Problem('ACCESS.DENIED');
      facts.village = { ...account, ...resolved.village };
    } else if (policy.kind === 'organization') {
      if (!resolved.officer) throw notFound();
      if (!mayInOrganization(resolved.officer.roles, policy.action)) throw new Problem('ACCESS.DENIED');
      // A demonstration's log-ins are public anyway, and must work in one step.
      if (!resolved.officer.secondFactor && !this.config.demo) throw new Problem('AUTH.SECOND_FACTOR_NEEDED');
      facts.officer = { ...account, ...resolved.officer };
    }
  }

  private claimsOf(request: JishanRequest): AccessClaims {
    const header = request.headers.authorization;
    if (!header) throw new Problem('AUTH.REQUIRED');
    const claims = header.startsWith('Bearer ') ? verifyAccessToken(header.slice(7), this.config.tokenKey) : null;
    if (!claims) throw new Problem('AUTH.EXPIRED');
    return claims;
  }
}
