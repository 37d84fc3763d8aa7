import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataHome } from './data-home';
import { apiPrograms, h5Folder, runNode } from './programs';
import { refusals, steps as titles } from './start.texts';
import type { Steps } from './steps';

/** Nx decides what is stale; unchanged projects come from its cache. No daemon: nothing of ours stays behind. */
const nxEnvironment = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };

export async function buildProduct(root: string, home: DataHome, steps: Steps): Promise<void> {
  await steps.run(titles.build, async () => {
    // One call for everything: reading the project graph costs more than restoring from the cache.
    const args = [require.resolve('nx/bin/nx.js'), 'run', 'tools:product', '--output-style=stream'];
    const isBuilt = await runNode({ root, args, env: nxEnvironment, logFile: home.buildLog });
    if (!isBuilt) throw refusals.buildFailed(home.buildLog);
  });
}

/** For `--no-build`. */
export function requireBuilt(root: string): void {
  for (const file of [...Object.values(apiPrograms), join(h5Folder, 'index.html')]) {
    if (!existsSync(join(root, file))) throw refusals.notBuilt(file);
  }
}
