import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataHome } from './data-home';
import { apiPrograms, h5Folder, runNode } from './programs';
import { refusals, steps as titles } from './start.texts';
import type { Steps } from './steps';

/** Nx decides what is stale; unchanged projects come from its cache. No daemon: nothing of ours stays behind. */
const nxEnvironment = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };

export async function buildProduct(root: string, home: DataHome, steps: Steps): Promise<void> {
  await build(titles.buildApi, ['build', 'contracts,entities,api'], root, home, steps);
  await build(titles.buildH5, ['build:h5', 'miniprogram'], root, home, steps);
}

async function build(
  title: string,
  [target, projects]: readonly [string, string],
  root: string,
  home: DataHome,
  steps: Steps,
): Promise<void> {
  await steps.run(title, async () => {
    const nx = require.resolve('nx/bin/nx.js');
    const args = [nx, 'run-many', '-t', target, '-p', projects, '--output-style=stream'];
    const isBuilt = await runNode({ root, args, env: nxEnvironment, logFile: home.buildLog });
    if (!isBuilt) throw refusals.buildFailed(title, home.buildLog);
  });
}

/** For `--no-build`. */
export function requireBuilt(root: string): void {
  for (const file of [...Object.values(apiPrograms), join(h5Folder, 'index.html')]) {
    if (!existsSync(join(root, file))) throw refusals.notBuilt(file);
  }
}
