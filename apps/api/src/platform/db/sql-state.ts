/** SQLSTATE of a driver's or TypeORM's error; undefined for anything else. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const value = driverError?.code ?? code;
  return typeof value === 'string' ? value : undefined;
}

export function constraintOf(error: unknown): string | undefined {
  const { constraint, driverError } = (error ?? {}) as { constraint?: string; driverError?: { constraint?: string } };
  return driverError?.constraint ?? constraint;
}

/** 40001 serialization_failure, 40P01 deadlock_detected: the same work may succeed when started anew. */
export const isConflictOfTransactions = (state: string | undefined): boolean => state === '40001' || state === '40P01';
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  sqlStateOf(error) === '23505' && (constraint === undefined || constraintOf(error) === constraint);
export const isForeignKeyViolation = (error: unknown, constraint: string): boolean =>
  sqlStateOf(error) === '23503' && constraintOf(error) === constraint;

const TRANSPORT = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const WORDS = /timeout exceeded when trying to connect|Connection terminated|Query read timeout|connection timeout|is not queryable/i;

/** The database is away, full, shutting down or overloaded: the request may be sent again (503), it is nobody's bad input. */
export function isDatabaseTrouble(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) {
    if (TRANSPORT.has(state) || isConflictOfTransactions(state)) return true;
    // 08 connection, 53 resources, 57 operator intervention (and 57014 statement timeout), 58 system, 55P03 lock timeout, 25P03/25P04 idle timeouts
    if (/^(08|53|57|58)/.test(state) || state === '55P03' || state === '25P03' || state === '25006') return true;
  }
  return error instanceof Error && WORDS.test(error.message);
}

/** The database itself is away, full or shutting down: whatever is tried next would fail as well. A statement that took too long, or waited too long for a lock, is not that. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  return isDatabaseTrouble(error) && !isConflictOfTransactions(state) && state !== '57014' && state !== '55P03';
}
