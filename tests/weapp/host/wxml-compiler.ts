import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FOLDERS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' };

/** WeChat's own compiler lies in an npm package without its executable bit (install scripts are off), so a copy gets it. */
export function compilerProgram(name: 'wcc' | 'wcsc'): string {
  const root = dirname(require.resolve('miniprogram-compiler/package.json'));
  const folder = FOLDERS[process.platform];
  if (!folder) throw new Error(`WeChat's ${name} does not exist for ${process.platform}`);
  const file = folder === 'windows' ? `${name}.exe` : name;
  const copies = join(tmpdir(), `jishan-${name}-0.2.3-${process.getuid?.() ?? 0}`);
  const program = join(copies, file);
  if (existsSync(program)) return program;
  mkdirSync(copies, { recursive: true });
  // Renamed into place, so that a parallel test never runs half a file.
  const half = `${program}.${process.pid}`;
  copyFileSync(join(root, 'bin', folder, file), half);
  chmodSync(half, 0o755);
  renameSync(half, program);
  return program;
}

/** What wcc's generated code makes of a page's data. */
export interface RawNode {
  readonly tag: string;
  readonly attr?: Readonly<Record<string, unknown>>;
  readonly children?: readonly (RawNode | string | number | null)[];
}

export type Render = (wxml: string, data: Readonly<Record<string, unknown>>) => RawNode;

/** Compiles every template of the bundle by WeChat's compiler; a mistake in one is an exception here as it is in the tools. */
export function compileTemplates(dist: string): Render {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'));
  const wxml = files.filter(file => file.endsWith('.wxml'));
  const wxs = files.filter(file => file.endsWith('.wxs'));
  const done = spawnSync(compilerProgram('wcc'), ['-d', '-cc', '0', ...wxml, ...wxs, '-gn', '$gwx'], {
    cwd: dist,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  if (done.error) throw new Error(`WeChat's wcc does not run on this machine (${process.platform} ${process.arch}): ${done.error.message}`);
  if (done.status !== 0) throw new Error(`a template does not compile: ${done.stderr}`);
  const make = new Function('window', 'global', `${done.stdout}; return $gwx;`) as (
    window: object,
    global: object,
  ) => (path: string) => (data: object, env: object, global: object) => RawNode;
  const gwx = make({}, {});
  return (path, data) => {
    const render = gwx(path);
    if (typeof render !== 'function') throw new Error(`${path} was not compiled`);
    return render(data, {}, {});
  };
}
