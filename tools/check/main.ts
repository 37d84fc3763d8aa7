import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { texts, type GateName } from './check.texts';
import { allGates, type Verdict } from './gates';
import { endOf } from './run-command';

const ROOT = resolve(__dirname, '../..');
const LOGS = join(ROOT, '.jishan', 'check');
const TAIL_LINES = 120;

interface Result extends Verdict {
  readonly name: GateName;
  readonly ms: number;
}

/** `npm test`, or `npm test -- --only lint,jest` while developing. The last line is `N passed, N failed`. */
async function main(args: readonly string[]): Promise<void> {
  const gates = allGates(ROOT, LOGS);
  const known = gates.map(gate => gate.name);
  const wanted = chosen(args);
  const unknown = wanted.find(name => !known.some(gate => gate === name));
  if (unknown !== undefined) throw new Error(texts.unknownGate(unknown, known));
  say(`\n${texts.title}\n`);
  const results: Result[] = [];
  for (const gate of gates) {
    if (wanted.length > 0 && !wanted.includes(gate.name)) continue;
    if (process.exitCode === 130) break;
    say(`  · ${texts.gates[gate.name]} …`);
    rmSync(logOf(gate.name), { force: true });
    const begun = Date.now();
    const verdict = await gate.run();
    const result = { ...verdict, name: gate.name, ms: Date.now() - begun };
    results.push(result);
    say(lineOf(result));
    if (!verdict.ok && existsSync(logOf(gate.name)))
      say(`${texts.outputOf(texts.gates[gate.name], logOf(gate.name))}\n${endOf(logOf(gate.name), TAIL_LINES)}\n`);
  }
  summarise(results);
}

function chosen(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (arg.startsWith('--only=')) return arg.slice('--only='.length).split(',');
    return args[index - 1] === '--only' ? arg.split(',') : [];
  });
}

function logOf(name: GateName): string {
  return join(LOGS, `${name}.log`);
}

function lineOf({ ok, name, ms, remark }: Result): string {
  return `  ${ok ? '✓' : '✗'} ${texts.gates[name]}  ${texts.seconds(ms)}${remark === '' ? '' : `\n    ${remark}`}`;
}

function summarise(results: readonly Result[]): void {
  say('');
  for (const { ok, name, ms } of results) say(`  ${ok ? '✓' : '✗'} ${texts.gates[name]}  ${texts.seconds(ms)}`);
  const passed = results.reduce((sum, { ok, counts }) => sum + (counts ? counts.passed : Number(ok)), 0);
  const failed = results.reduce((sum, { ok, counts }) => sum + (counts ? Math.max(counts.failed, Number(!ok)) : Number(!ok)), 0);
  if (failed > 0 || results.length === 0) process.exitCode ??= 1;
  say(`\n${passed} passed, ${failed} failed`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
