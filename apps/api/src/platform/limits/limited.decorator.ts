import { SetMetadata } from '@nestjs/common';

export const LIMITED = Symbol('LIMITED');

export interface RouteLimit {
  /** Rules with one name share one counter, on whatever routes they stand. */
  readonly name: string;
  readonly limit: number;
  readonly ttlSeconds: number;
  readonly by: 'ip' | 'account';
  /** On routes without a session: which account the body means, e.g. the user name of a login. */
  readonly account?: (body: unknown) => string | undefined;
}

/** At most so many calls in so long, in all processes together. Routes without it cost nothing. */
export const Limited = (...rules: readonly RouteLimit[]): MethodDecorator => SetMetadata(LIMITED, rules);
