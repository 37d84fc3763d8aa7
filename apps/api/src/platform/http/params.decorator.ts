import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AccountActor, OfficerActor, VillageActor } from '../auth/actor';
import { NO_VILLAGE } from '../db/tx';
import { callOf, type Call as CallFacts, type JishanRequest } from './call';

const requestOf = (context: ExecutionContext): JishanRequest => context.switchToHttp().getRequest<JishanRequest>();

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`this route's policy gives no ${what}`);
  return value;
}

/** The member of the village in the path. For routes with `@May`. */
export const Who = createParamDecorator((_data: unknown, context: ExecutionContext): VillageActor =>
  present(requestOf(context).facts?.village, 'village actor'),
);
/** The signed-in account. */
export const WhichAccount = createParamDecorator((_data: unknown, context: ExecutionContext): AccountActor =>
  present(requestOf(context).facts?.account, 'account'),
);
export const WhichOfficer = createParamDecorator((_data: unknown, context: ExecutionContext): OfficerActor =>
  present(requestOf(context).facts?.officer, 'officer'),
);
/** The command call: key, hash, actor. For routes made with `command()`. */
export const Call = createParamDecorator((_data: unknown, context: ExecutionContext): CallFacts =>
  callOf(requestOf(context), context.switchToHttp().getResponse<FastifyReply>(), NO_VILLAGE),
);
