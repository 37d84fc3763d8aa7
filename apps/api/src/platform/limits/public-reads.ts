import { Limited } from './limited.decorator';

/** Reads of the database that need no session share one counter of the address. Whole villages stand behind one address of the mobile network. */
export const PublicReadLimited = (): MethodDecorator => Limited({ name: 'public-read', limit: 600, ttlSeconds: 60, by: 'ip' });
