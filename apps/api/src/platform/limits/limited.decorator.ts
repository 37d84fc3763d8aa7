import { SetMetadata } from '@nestjs/common';

/** The longest that anything is counted over. */
export const DAY_SECONDS = 86_400;

export const LIMITED = Symbol('LIMITED');

export interface RouteLimit {
  /** Rules with one name share one counter, on whatever routes they stand. */
  readonly name: string;
  readonly limit: number;
  readonly ttlSeconds: number;
  /** The account where there is a session, else the address. */
  readonly by: 'ip' | 'account';
}

/** At most so many calls in so long, in all processes together. Routes without it cost nothing. */
export const Limited = (...rules: readonly RouteLimit[]): MethodDecorator => SetMetadata(LIMITED, rules);
