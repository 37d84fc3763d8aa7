/** UUIDv7, lower case. A client may bring the id of what it creates. */
export type Id = string;
/** RFC 3339 with offset. */
export type Instant = string;
/** `2026-11-26`, a day in the village. */
export type CalendarDay = string;
/** Whole points; never cash. */
export type Points = number;
/** Chinese cents: 1 yuan = 100 fen. */
export type Fen = number;

export const VILLAGE_TIME_ZONE = 'Asia/Shanghai';
/** China has one zone and no summer time since 1991, so a constant is right and works where Intl is absent. */
export const VILLAGE_UTC_OFFSET_MINUTES = 480;

export const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const JSON_BODY_MAX_BYTES = 100_000;
export const IDEMPOTENCY_KEY_MAX_CHARS = 100;

/** Compile-time proof that two types are the same, both ways. Used in type tests to close drift between DTO and contract. */
export type Exact<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Closes an exhaustive switch: a new case fails to compile where it is forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
