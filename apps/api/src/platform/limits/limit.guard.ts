import { createHash } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '../errors/problem';
import type { JishanRequest } from '../http/call';
import { callerAddress } from './caller-address';
import { LIMITED, type RouteLimit } from './limited.decorator';
import { PostgresThrottlerStorage } from './throttler-storage';

const MS = 1_000;

/** Stands behind the access guard, which knows the account. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly storage: PostgresThrottlerStorage,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rules = this.reflector.get<readonly RouteLimit[] | undefined>(LIMITED, context.getHandler());
    if (!rules) return true;
    const request = context.switchToHttp().getRequest<JishanRequest>();
    for (const rule of rules) {
      const window = rule.ttlSeconds * MS;
      const { isBlocked, timeToBlockExpire } = await this.storage.increment(keyOf(rule, request), window, rule.limit, window);
      if (isBlocked) throw new Problem('REQUEST.TOO_MANY', { seconds: timeToBlockExpire });
    }
    return true;
  }
}

/** Hashed: whose calls these are is nobody's business in a table of counters. */
function keyOf(rule: RouteLimit, request: JishanRequest): string {
  const account = request.facts?.account?.accountId ?? '';
  const ip = callerAddress(request);
  const subject = { ip, account: account || ip }[rule.by];
  return createHash('sha256').update(`${rule.name}\n${rule.by}\n${subject}`).digest('base64url');
}
