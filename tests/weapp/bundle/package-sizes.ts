import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AppJson } from '../host/page-stack';

/** WeChat allows 2 MB a package; half of it is our budget, so that a feature more is never the one too many. */
export const PACKAGE_MAX_BYTES = 1_000_000;
/** WeChat's limit for all packages together. */
export const ALL_MAX_BYTES = 20_000_000;

/** Bytes by package; the main package is ''. */
export function packageSizes(dist: string, app: AppJson): Map<string, number> {
  const roots = (app.subPackages ?? []).map(sub => sub.root.replace(/\/$/, ''));
  const sizes = new Map<string, number>([['', 0], ...roots.map(root => [root, 0] as const)]);
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const stat = statSync(join(dist, file));
    // Source maps and licence notes are not uploaded.
    if (!stat.isFile() || /\.(map|LICENSE\.txt)$/.test(file)) continue;
    const name = file.replaceAll('\\', '/');
    const home = roots.find(root => name.startsWith(`${root}/`)) ?? '';
    sizes.set(home, (sizes.get(home) ?? 0) + stat.size);
  }
  return sizes;
}
