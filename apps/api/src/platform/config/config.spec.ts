import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './config';

const key = (): string => randomBytes(32).toString('base64');
const complete = {
  DATABASE_URL: 'postgres://jishan_app@127.0.0.1/jishan',
  JISHAN_TOKEN_KEY: key(),
  JISHAN_PHONE_KEY: key(),
  JISHAN_PHONE_INDEX_KEY: key(),
  JISHAN_MEDIA_KEY: key(),
  JISHAN_PICKUP_KEY: key(),
  JISHAN_BOOK_KEY: key(),
};
const production = {
  ...complete,
  NODE_ENV: 'production',
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 's',
  JISHAN_PUBLIC_ORIGIN: 'https://jishan.example.cn',
};
const refusalOf = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment);
    return '';
  } catch (error) {
    return error instanceof ConfigError ? error.message : `another error: ${String(error)}`;
  }
};

describe('the environment', () => {
  it('is enough when complete', () => {
    expect(refusalOf(complete)).toBe('');
    expect(refusalOf(production)).toBe('');
  });

  it('takes a key from a secret file, and says which file it cannot read', () => {
    const { JISHAN_TOKEN_KEY: text, ...rest } = complete;
    const file = join(mkdtempSync(join(tmpdir(), 'jishan-config-')), 'token-key');
    expect(refusalOf({ ...rest, JISHAN_TOKEN_KEY_FILE: file })).toMatch(/JISHAN_TOKEN_KEY_FILE .+ENOENT/);
    writeFileSync(file, `${text}\n`);
    expect(loadConfig({ ...rest, JISHAN_TOKEN_KEY_FILE: file }).tokenKey.toString('base64')).toBe(text);
    writeFileSync(file, 'c2hvcnQ=');
    expect(refusalOf({ ...rest, JISHAN_TOKEN_KEY_FILE: file })).toContain('JISHAN_TOKEN_KEY');
  });

  it('keeps photos on the disk, or in the bucket that is named', () => {
    expect(loadConfig(complete).s3).toBeNull();
    const environment = { ...complete, JISHAN_S3_BUCKET: 'photos', JISHAN_S3_ENDPOINT: 'https://s3.example.cn', JISHAN_S3_REGION: 'cn-1' };
    expect(loadConfig(environment).s3).toEqual({ bucket: 'photos', endpoint: 'https://s3.example.cn', region: 'cn-1' });
  });

  it('says where the product is opened: what is set, or what it listens on', () => {
    expect(loadConfig(production).publicOrigin).toBe('https://jishan.example.cn');
    expect(loadConfig({ ...complete, PORT: '4100' }).publicOrigin).toBe('http://127.0.0.1:4100');
  });

  it.each(Object.keys(complete))('names %s when it is missing', name => {
    expect(refusalOf({ ...complete, [name]: '' })).toContain(name);
  });

  it.each([
    ['short', 'c2hvcnQ='],
    ['of one letter', Buffer.alloc(32, 65).toString('base64')],
  ])('refuses a key that is %s', (_what, value) => {
    expect(refusalOf({ ...complete, JISHAN_TOKEN_KEY: value })).toContain('JISHAN_TOKEN_KEY');
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_WAIT_SECONDS', '21'],
    ['DATABASE_LOCK_SECONDS', '0'],
    ['DATABASE_NAMED_STATEMENTS', 'yes'],
    ['JISHAN_CLOCK_SECONDS', '0.5'],
    ['LOG_LEVEL', 'verbose'],
    ['LOG_LEVEL', 'INFO'],
    ['JISHAN_PUBLIC_ORIGIN', 'jishan.example.cn'],
    ['JISHAN_PUBLIC_ORIGIN', 'https://jishan.example.cn/'],
    ['JISHAN_PUBLIC_ORIGIN', 'https://jishan.example.cn/app'],
    ['JISHAN_PUBLIC_ORIGIN', 'https://who:word@jishan.example.cn'],
    ['JISHAN_PUBLIC_ORIGIN', 'javascript:alert(1)'],
  ])('refuses %s=%s', (name, value) => {
    expect(refusalOf({ ...complete, [name]: value })).toContain(name);
  });

  it.each([
    ['JISHAN_WECHAT_STAND_IN', 'true'],
    ['JISHAN_DEMO', 'true'],
    ['JISHAN_CLOCK_SECONDS', '2'],
    ['WECHAT_SECRET', ''],
    ['JISHAN_PUBLIC_ORIGIN', ''],
  ])('in production refuses %s=%s', (name, value) => {
    expect(refusalOf({ ...production, [name]: value })).toContain(name);
  });
});
