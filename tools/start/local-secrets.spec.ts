import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localSecrets } from './local-secrets';

describe('localSecrets', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    file = join(folder, 'secrets.json');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes six different keys of 32 bytes once, for nobody else to read', () => {
    const made = localSecrets(file);
    expect(new Set(Object.values(made)).size).toBe(6);
    for (const key of Object.values(made)) expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(localSecrets(file)).toEqual(made);
  });

  it('makes a key that came later, and keeps the others', () => {
    const made = localSecrets(file);
    const { JISHAN_PICKUP_KEY: gone, ...older } = made;
    writeFileSync(file, JSON.stringify(older));
    const again = localSecrets(file);
    expect(again).toMatchObject(older);
    expect(again.JISHAN_PICKUP_KEY).not.toBe(gone);
    expect(localSecrets(file)).toEqual(again);
  });

  it.each(['', '{"JISHAN_TOKEN_KEY":', '[1]x', '"text"', '{"JISHAN_TOKEN_KEY":"c2hvcnQ="}'])(
    'never writes over a spoilt file: %s',
    text => {
      writeFileSync(file, text);
      expect(() => localSecrets(file)).toThrow('已损坏');
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});
