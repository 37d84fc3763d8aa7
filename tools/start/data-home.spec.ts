import fs, { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefusal } from '../postgres';
import { sayFolderFault } from './data-home';
import { startProduct } from './product';

/** Whatever is wrong with the folder, a person reads a sentence that names it. */
describe('a data folder that cannot be used', () => {
  let world: string;
  beforeEach(() => {
    world = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(world, { recursive: true, force: true });
  });

  async function refusal(dataDir: string, fresh: boolean): Promise<string> {
    const outcome: unknown = await startProduct({ dataDir, fresh, port: 0, build: false, quiet: true, root: world }).catch(
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(StartRefusal);
    return (outcome as StartRefusal).message;
  }

  it.each([false, true])('is a file (--fresh: %s)', async fresh => {
    const file = join(world, 'file');
    writeFileSync(file, '');
    expect(await refusal(file, fresh)).toMatch(/^数据位置 .*file 不能读写（(EEXIST|ENOTDIR)）/);
    expect(await refusal(join(file, 'below'), fresh)).toContain('不能读写（ENOTDIR）');
  });

  // To root everything is readable.
  (process.getuid?.() === 0 ? it.skip : it).each([false, true])('may not be read (--fresh: %s)', async fresh => {
    const closed = join(world, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o300);
    expect(await refusal(closed, fresh)).toContain('不能读写（EACCES）');
    chmodSync(closed, 0o700);
  });

  it.each(['ENOSPC', 'EDQUOT'])('is on a full disk (%s)', async code => {
    jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw Object.assign(new Error(`${code}: no space left on device, write`), { code, syscall: 'write' });
    });
    expect(await refusal(join(world, 'data'), false)).toContain(`不能读写（${code}）`);
  });

  it('is not blamed for anything else', () => {
    const elsewhere = Object.assign(new Error('x'), { code: 'EACCES', path: '/somewhere/else' });
    const nowhere = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    for (const error of [elsewhere, nowhere, new Error('x'), 'x', undefined]) expect(sayFolderFault(world, error)).toBe(error);
    const own = Object.assign(new Error('x'), { code: 'EACCES', path: join(world, 'secrets.json') });
    expect(sayFolderFault(world, own)).toBeInstanceOf(StartRefusal);
  });
});
