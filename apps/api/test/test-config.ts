import { randomBytes } from 'node:crypto';
import { loadConfig, type Config } from '../src/platform/config/config';

/** A configuration as the environment would give it, with keys of its own; nothing in here is a secret of anybody. */
export function testConfig(environment: Readonly<Record<string, string>>): Config {
  const key = (): string => randomBytes(32).toString('base64');
  return loadConfig({
    JISHAN_TOKEN_KEY: key(),
    JISHAN_PHONE_KEY: key(),
    JISHAN_PHONE_INDEX_KEY: key(),
    JISHAN_MEDIA_KEY: key(),
    JISHAN_PICKUP_KEY: key(),
    JISHAN_BOOK_KEY: key(),
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATABASE_POOL_SIZE: '6',
    // Thirty at once for six connections on a machine that is busy with other things: nobody is sent away whom a test counts.
    DATABASE_WAIT_SECONDS: '20',
    DATABASE_LOCK_SECONDS: '20',
    ...environment,
  });
}
