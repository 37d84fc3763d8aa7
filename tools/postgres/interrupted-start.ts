import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { refusals } from './postgres.texts';
import { isAlive } from './process-alive';

/** Lies beside the data folder while initdb fills it. */
export function markerOf(dataDir: string): string {
  return `${dataDir}.initialising`;
}

/** A first start that was killed half-way leaves files that are no database; its marker tells them from anything else. */
export function clearInterruptedStart(asked: string, path: string): void {
  const marker = markerOf(asked);
  if (!existsSync(marker)) return;
  const pid = Number(readFileSync(marker, 'utf8'));
  if (pid !== process.pid && isAlive(pid)) throw refusals.inUse(asked);
  for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true, force: true });
  rmSync(marker, { force: true });
}
