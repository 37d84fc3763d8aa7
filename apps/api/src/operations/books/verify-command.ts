import { parseArgs } from 'node:util';
import { verifyBooks, type Verification } from './verify-books';
import { words } from './verify.texts';

const SHOWN_FAULTS = 50;
type Say = (line: string) => void;

/** Says what was found. Exit code 0 when the books are right, 1 when they are not. */
export function reportVerification(found: Verification, keys: readonly string[], say: Say): number {
  const { blocksOfKey, faults } = found;
  for (const [key, signed] of blocksOfKey) say(words.signed(key, signed, keys.length > 0));
  if (faults.length === 0) {
    say(words.right(words.size(found)));
    return 0;
  }
  say(words.wrong(faults.length, words.size(found)));
  for (const { villageId, subject, subjectId, fault } of faults.slice(0, SHOWN_FAULTS))
    say(words.fault(villageId, subject, subjectId, fault));
  if (faults.length > SHOWN_FAULTS) say(words.more(faults.length - SHOWN_FAULTS));
  return 1;
}

/** As `reportVerification`; 2 when the books could not be read. */
export async function verifyCommand(ownerUrl: () => string, args: readonly string[], say: Say): Promise<number> {
  let given;
  try {
    given = parseArgs({ args: [...args], options: { village: { type: 'string' }, key: { type: 'string' } } }).values;
  } catch {
    say(words.usage);
    return 2;
  }
  const keys = given.key?.split(',') ?? [];
  try {
    return reportVerification(await verifyBooks(ownerUrl(), { village: given.village ?? null, keys }), keys, say);
  } catch (error) {
    say(words.failed(error instanceof Error ? error.message : String(error)));
    return 2;
  }
}
