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

/** In one sentence. A host of two addresses that both refuse fails with several errors and no words of its own. */
export function sayFailure(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  return words.failed(first instanceof Error ? first.message : String(first));
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
    say(sayFailure(error));
    return 2;
  }
}
