import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Whose code a frame is: a package, the product itself, Node, or what V8 does by itself. */
function ownerOf(functionName: string, url: string): string {
  if (url === '')
    return functionName === '(garbage collector)'
      ? 'garbage collector'
      : functionName.startsWith('(')
        ? functionName
        : 'native calls (writev, JSON, crypto …)';
  if (url.startsWith('node:')) return 'node';
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage === undefined) return 'jishan';
  if (inPackage.startsWith('@nestjs')) return 'nest';
  if (/^(fastify|@fastify|find-my-way|avvio|light-my-request|fast-json|secure-json)/.test(inPackage)) return 'fastify';
  if (/^pg(-|$)/.test(inPackage)) return 'pg';
  return inPackage;
}

/** Busy time by owner, in percent of all busy time, largest first. `undefined` where no profile was written. */
export function busyByOwner(
  folder: string,
): { readonly busyShare: number; readonly owners: readonly [owner: string, percent: number][] } | undefined {
  const [file] = readdirSync(folder);
  if (!file) return undefined;
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
  const owners = new Map(profile.nodes.map(node => [node.id, ownerOf(node.callFrame.functionName, node.callFrame.url)]));
  const times = new Map<string, number>();
  profile.samples.forEach((id, index) => {
    const owner = owners.get(id) ?? '?';
    times.set(owner, (times.get(owner) ?? 0) + (profile.timeDeltas[index] ?? 0));
  });
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  times.delete('(idle)');
  const busy = [...times.values()].reduce((sum, time) => sum + time, 0);
  const ranked = [...times].map(([owner, time]): [string, number] => [owner, (100 * time) / busy]).sort((a, b) => b[1] - a[1]);
  return { busyShare: (100 * busy) / total, owners: ranked };
}
