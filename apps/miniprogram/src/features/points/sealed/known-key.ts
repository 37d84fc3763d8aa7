import { readStored, writeStored } from '@/platform/storage';

const STORED = 'book-keys';

/** The key that this phone saw first for a village: whoever swaps it later is noticed by everybody who has checked before. */
export function keyIsKnown(villageId: string, publicKey: string): boolean {
  const known = readStored<Readonly<Record<string, string>>>(STORED) ?? {};
  const first = known[villageId];
  if (first === undefined) writeStored(STORED, { ...known, [villageId]: publicKey });
  return first === undefined || first === publicKey;
}
