import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface Proof {
  readonly file: string;
  readonly expected: string;
  readonly refusedBy: readonly string[];
}

/** The nets' own programs are ES modules, so they run beside jest and print what they refused. */
export function proofs(program: string): readonly Proof[] {
  const text = execFileSync(process.execPath, [join(__dirname, program)], { encoding: 'utf8', maxBuffer: 10_000_000 });
  return JSON.parse(text) as Proof[];
}
