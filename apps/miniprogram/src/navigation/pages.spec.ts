import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, tabs } from './pages';

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  tabBar: { list: { pagePath: string; iconPath: string; selectedIconPath: string }[] };
}

const SRC = join(__dirname, '..');
const config = (): AppConfig => {
  process.env.TARO_ENV = 'weapp';
  Object.assign(globalThis, { defineAppConfig: (given: AppConfig) => given });
  return jest.requireActual<{ default: AppConfig }>('../app.config').default;
};
const declared = () => {
  const { pages: main, subPackages } = config();
  return [...main, ...subPackages.flatMap(part => part.pages.map(page => `${part.root}/${page}`))].map(page => `/${page}`).sort();
};

it('knows every page that the app declares, and declares every page it knows', () => {
  expect([...Object.values(tabs), ...Object.values(pages)].sort()).toEqual(declared());
});

it('has a file for each', () => {
  expect(declared().filter(page => !existsSync(join(SRC, `${page}.tsx`)) || !existsSync(join(SRC, `${page}.config.ts`)))).toEqual([]);
});

it('tells whoever may not fill in a form of the workbench so before they have written anything', () => {
  const forms = declared().filter(page => /^\/pkg-work\/pages\/[\w-]+-form\//.test(page));
  expect(forms.length).toBeGreaterThan(5);
  expect(forms.filter(page => !readFileSync(join(SRC, `${page}.tsx`), 'utf8').includes('<Gate may="'))).toEqual([]);
});

it('keeps the tabs in the main package, with their pictures', () => {
  const { pages: main, tabBar } = config();
  expect(tabBar.list.map(tab => tab.pagePath)).toEqual(Object.values(tabs).map(path => path.slice(1)));
  for (const { pagePath, iconPath, selectedIconPath } of tabBar.list) {
    expect(main).toContain(pagePath);
    expect([iconPath, selectedIconPath].filter(icon => !existsSync(join(SRC, icon)))).toEqual([]);
  }
});
