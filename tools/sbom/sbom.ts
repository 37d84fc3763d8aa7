import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { name: string; version: string } };
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
}

interface Package {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: boolean;
  readonly workspaces?: readonly string[];
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * What is shipped, from the lock file, by npm's own writer; nothing from the network. npm sees a copy of the manifests without what is for
 * development: with `--omit=dev` alone it leaves out what the root names for development too, `pg` and `@nestjs/common` among it.
 */
export function makeSbom(root: string): Sbom {
  const copy = mkdtempSync(join(tmpdir(), 'jishan-sbom-'));
  try {
    copyShipped(root, copy);
    const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
    const text = execFileSync('npm', args, { cwd: copy, encoding: 'utf8', maxBuffer: 67_108_864, shell: process.platform === 'win32' });
    const sbom = JSON.parse(text) as Sbom;
    // npm names a private root after the folder it lies in.
    const { name, version } = read<Package>(root, 'package.json');
    Object.assign(sbom.metadata.component, { name, version });
    return sbom;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function copyShipped(root: string, copy: string): void {
  const lock = read<{ packages: Record<string, Package> }>(root, 'package-lock.json');
  const packages: Record<string, Package> = {};
  for (const [path, found] of Object.entries(lock.packages)) {
    if (found.dev) continue;
    const isOurs = !path.includes('node_modules');
    packages[path] = isOurs ? withoutDevelopment(found) : found;
    if (isOurs) write(copy, join(path, 'package.json'), withoutDevelopment(read<Package>(root, join(path, 'package.json'))));
  }
  write(copy, 'package-lock.json', { ...lock, packages });
}

const withoutDevelopment = ({ devDependencies: _for, ...kept }: Package): Package => kept;
const read = <T>(root: string, file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;

function write(root: string, file: string, value: object): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(value));
}
