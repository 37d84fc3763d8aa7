import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SealedCounty } from './sealed-county';

jest.setTimeout(120_000);

let county: SealedCounty;
beforeAll(async () => {
  county = await SealedCounty.make(1, 1);
});
afterAll(() => county.remove());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as npm runs it: a process of its own, with nothing of this one's environment that could lead it elsewhere. */
async function ledgerVerify(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const own = { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), ...env };
  const child = spawn(process.execPath, ['--import', loader, join(__dirname, 'main.ts'), ...args], { env: own });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { code, out, err };
}

const ofTheDatabase = (): Promise<Ended> => ledgerVerify(['--key', county.publicKey], { DATABASE_OWNER_URL: county.ownerUrl });

describe('npm run ledger:verify', () => {
  it('ends with 0 on books that are right, and says how much it went through', async () => {
    const { code, out, err } = await ofTheDatabase();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      new RegExp(`^签名公钥 ${county.publicKey}：1 块\n账目相符：1 个村，\\d+ 笔转账，\\d+ 条分录，已封账 \\d+ 笔、1 块，`),
    );
  });

  it('ends with 1 on one byte changed by the superuser, and names the block and the line that are wrong first', async () => {
    const second = 'SELECT village_id, transfer_id, n FROM ledger_leaf JOIN ledger_entry USING (village_id, account_id, seq) WHERE n = 2';
    const { rows } = await county.superuser.query<{ village_id: string; transfer_id: string }>(second);
    const [line] = rows;
    if (!line) throw new Error('no second line');
    const set = async (reason: string) => {
      await county.superuser.query('BEGIN');
      await county.superuser.query('SET LOCAL session_replication_role = replica');
      const change = `UPDATE ledger_transfer SET reason = ${reason} WHERE village_id = $1 AND id = $2`;
      expect((await county.superuser.query(change, [line.village_id, line.transfer_id])).rowCount).toBe(1);
      await county.superuser.query('COMMIT');
    };
    await set(`reason || '。'`);
    const { code, out } = await ofTheDatabase();
    await set('left(reason, -1)');
    expect(code).toBe(1);
    const [, headline, ...faults] = out.trimEnd().split('\n');
    expect(headline).toMatch(/^账目不符，2 处（/);
    expect(faults).toEqual([
      expect.stringContaining(`村 ${line.village_id} block ${line.village_id}: block 1 of `),
      expect.stringContaining(`村 ${line.village_id} leaf ${line.transfer_id}: line 2 of the book (block 1)`),
    ]);
  });

  it.each(['127.0.0.1', 'localhost'])('ends with 2 and one sentence where no database listens on %s', async host => {
    const { code, out, err } = await ledgerVerify([], { DATABASE_OWNER_URL: `postgres://nobody@${host}:1/none` });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^账目没有核对成：connect ECONNREFUSED [^\n]+\n$/);
  });

  it('ends with 2 for a folder without data, and makes none there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    try {
      const { code, out, err } = await ledgerVerify(['--data', folder]);
      expect({ code, out, err }).toEqual({ code: 2, out: '', err: `账目没有核对成：${folder} 里没有数据库。\n` });
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each([[['--everything']], [['--village']], [['stray']]])('ends with 2 and says how it is called when asked %j', async args => {
    const { code, out, err } = await ledgerVerify(args, { DATABASE_OWNER_URL: county.ownerUrl });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^用法：npm run ledger:verify [^\n]+\n$/);
  });
});
