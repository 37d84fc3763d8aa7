import { BackupRefusal, refusals } from './backup.texts';

const SQLSTATE = /^[0-9A-Z]{5}$/;
const LOCK_NOT_AVAILABLE = '55P03';

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Some of Node's network errors have a code and no words. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message || codeOf(error) || error.name : String(error));

/** What the database said no to, in a sentence; anything else goes on to whoever knows what it was about. */
export function ofDatabase(error: unknown): unknown {
  if (error instanceof BackupRefusal) return error;
  const code = codeOf(error);
  if (code === LOCK_NOT_AVAILABLE) return refusals.inUse();
  return SQLSTATE.test(code) || /^Connection terminated|^Client has encountered/.test(reasonOf(error))
    ? refusals.databaseRefused(reasonOf(error))
    : error;
}
