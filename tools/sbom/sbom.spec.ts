import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../start/programs';
import { makeSbom } from './sbom';

interface Locked {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean; readonly version?: string }>>;
}
const json = <T>(file: string): T => JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8')) as T;

describe('the list of what a release contains', () => {
  const sbom = makeSbom(repositoryRoot);

  it('is CycloneDX about this product', () => {
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { name: 'jishan' } } });
  });

  it('names every dependency of the API and of the mini-program, in the version of the lock file', () => {
    const lock = json<Locked>('package-lock.json');
    const named = new Set(sbom.components.map(({ purl }) => decodeURIComponent(purl)));
    for (const app of ['api', 'miniprogram']) {
      const { dependencies } = json<{ dependencies: Record<string, string> }>(`apps/${app}/package.json`);
      const own = Object.keys(dependencies).filter(name => !name.startsWith('@jishan/'));
      expect(own.length).toBeGreaterThan(5);
      for (const name of own) {
        const { version } = lock.packages[`apps/${app}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`] ?? {};
        expect(named).toContain(`pkg:npm/${name}@${version}`);
      }
    }
  });

  it('names nothing of development only', () => {
    const names = sbom.components.map(({ name }) => name);
    for (const name of ['jest', 'nx', 'eslint', 'playwright-core']) expect(names).not.toContain(name);
  });
});

describe('install scripts', () => {
  it('run for nobody: every package that has one is named in package.json and denied, so that a new one is noticed', () => {
    const { allowScripts } = json<{ allowScripts: Record<string, boolean> }>('package.json');
    const lock = json<Locked>('package-lock.json');
    const withScript = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = new Set(withScript.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
    expect(Object.keys(allowScripts).sort()).toEqual([...names].sort());
    expect(Object.values(allowScripts)).not.toContain(true);
    expect(readFileSync(join(repositoryRoot, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
  });

  it('are off in the image too, whatever .npmrc says there', () => {
    const installs = readFileSync(join(repositoryRoot, 'Dockerfile'), 'utf8').match(/^RUN npm ci.*/gm) ?? [];
    expect(installs.length).toBeGreaterThanOrEqual(2);
    for (const line of installs) expect(line).toContain('--ignore-scripts');
  });
});
