import { readFileSync } from 'node:fs';

/** The only file that reads the environment. Start-up says which variable is wrong, in one sentence. */
export interface Config {
  readonly production: boolean;
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  /** How long a request waits for one of them before it is told that there is much to do. */
  readonly databaseWaitSeconds: number;
  /** How long it waits for what another request holds: the same household, the same key. */
  readonly databaseLockSeconds: number;
  /** Off for poolers that cannot keep prepared statements (PgBouncer before 1.21). */
  readonly namedStatements: boolean;
  readonly tokenKey: Buffer;
  readonly phoneKey: Buffer;
  readonly phoneIndexKey: Buffer;
  readonly mediaKey: Buffer;
  readonly pickupKey: Buffer;
  /** Seed of the Ed25519 key that signs the sealed book. */
  readonly bookKey: Buffer;
  readonly mediaDir: string;
  readonly s3: { readonly bucket: string; readonly endpoint?: string; readonly region: string } | null;
  readonly h5Dir: string | null;
  readonly corsOrigins: readonly string[];
  /** Where everybody opens the product in a browser, `https://host`: what is printed leads there. Never taken from a request. */
  readonly publicOrigin: string;
  /** How many proxies stand in front; their X-Forwarded-For entries are believed, no more. */
  readonly trustedProxyHops: number;
  readonly docsOpen: boolean;
  /** After SIGTERM: how long `/readyz` says no while requests are still served. */
  readonly drainSeconds: number;
  readonly wechat: { readonly appid: string; readonly secret: string; readonly baseUrl: string };
  readonly wechatStandIn: boolean;
  /** Null in production: recurring work keeps its own periods. Else none of them is longer than this, so that tests need not wait for a clock. */
  readonly clockSeconds: number | null;
  readonly logLevel: string;
}

export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** `NAME` or, for secret files, `NAME_FILE`. */
function read(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  const value = file ? readSecret(name, file) : env[name]?.trim();
  return value === '' ? undefined : value;
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`环境变量 ${name}_FILE 指向的文件 ${file} 读不出来（${(error as NodeJS.ErrnoException).code ?? '原因不明'}）。`);
  }
}

function need(env: Environment, name: string): string {
  const value = read(env, name);
  if (value === undefined) throw new ConfigError(`缺少环境变量 ${name}（或 ${name}_FILE）。`);
  return value;
}

/** 32 random bytes, base64. A short or repeated-letter key is refused wherever it runs. */
function key(env: Environment, name: string): Buffer {
  const bytes = Buffer.from(need(env, name), 'base64');
  if (bytes.length < 32 || new Set(bytes).size < 8)
    throw new ConfigError(`环境变量 ${name} 应是 32 字节随机数的 base64，现在太短或太简单。`);
  return bytes;
}

function whole(env: Environment, name: string, byDefault: number, min: number, max: number): number {
  const text = read(env, name);
  if (text === undefined) return byDefault;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new ConfigError(`环境变量 ${name} 应是 ${min} 到 ${max} 的整数，现在是“${text}”。`);
  return value;
}

function flag(env: Environment, name: string, byDefault: boolean): boolean {
  const text = read(env, name);
  if (text === undefined) return byDefault;
  if (text !== 'true' && text !== 'false') throw new ConfigError(`环境变量 ${name} 应是 true 或 false，现在是“${text}”。`);
  return text === 'true';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function logLevelOf(env: Environment): string {
  const level = read(env, 'LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(level)) throw new ConfigError(`环境变量 LOG_LEVEL 应是 ${LOG_LEVELS.join('、')} 之一，现在是“${level}”。`);
  return level;
}

/** Required in production, where only the proxy in front knows it; elsewhere what this server listens on. */
function publicOriginOf(env: Environment, production: boolean, port: number): string {
  const name = 'JISHAN_PUBLIC_ORIGIN';
  const text = production ? need(env, name) : read(env, name);
  if (text === undefined) return `http://127.0.0.1:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || text !== url.origin)
    throw new ConfigError(`环境变量 ${name} 应是网址的开头，如 https://a.example.cn，后面不带路径和斜杠，现在是“${text}”。`);
  return url.origin;
}

export interface BackupSettings {
  readonly ownerUrl: string;
  /** Seals the file; anybody who has it and the file has everything. */
  readonly key: Buffer;
  /** Null when the photos are in object storage. */
  readonly mediaDir: string | null;
}

/** Of the programs that back up and restore. `keyFile`: named on the command line. */
export function loadBackupSettings(keyFile: string | undefined, env: Environment = process.env): BackupSettings {
  return {
    ownerUrl: loadOwnerUrl(env),
    key: loadBackupKey(keyFile, env),
    mediaDir: read(env, 'JISHAN_S3_BUCKET') ? null : mediaDirOf(env),
  };
}

export function loadBackupKey(keyFile: string | undefined, env: Environment = process.env): Buffer {
  return key(keyFile === undefined ? env : { ...env, JISHAN_BACKUP_KEY_FILE: keyFile }, 'JISHAN_BACKUP_KEY');
}

const mediaDirOf = (env: Environment): string => read(env, 'JISHAN_MEDIA_DIR') ?? '.jishan/media';

export interface FoundingSettings {
  readonly ownerUrl: string;
  readonly phoneKey: Buffer;
  readonly phoneIndexKey: Buffer;
}

/** Of the program that founds a village: it seals the roster's phones as the API does. */
export function loadFoundingSettings(env: Environment = process.env): FoundingSettings {
  return { ownerUrl: loadOwnerUrl(env), phoneKey: key(env, 'JISHAN_PHONE_KEY'), phoneIndexKey: key(env, 'JISHAN_PHONE_INDEX_KEY') };
}

/** Of the role that owns the schema; only programs that change the schema ask for it. */
export function loadOwnerUrl(env: Environment = process.env): string {
  return need(env, 'DATABASE_OWNER_URL');
}

export function loadConfig(env: Environment = process.env): Config {
  const production = read(env, 'NODE_ENV') === 'production';
  const demo = flag(env, 'JISHAN_DEMO', false);
  const wechatStandIn = flag(env, 'JISHAN_WECHAT_STAND_IN', false);
  if (production && wechatStandIn) throw new ConfigError('生产环境不能打开 JISHAN_WECHAT_STAND_IN：它让任何人冒充任何微信用户。');
  if (production && demo) throw new ConfigError('生产环境不能打开 JISHAN_DEMO：演示账号的密码是公开的。');
  const clockSeconds = whole(env, 'JISHAN_CLOCK_SECONDS', 0, 0, 86_400) || null;
  if (production && clockSeconds !== null) throw new ConfigError('生产环境不能设 JISHAN_CLOCK_SECONDS：定时任务有各自的间隔。');
  const port = whole(env, 'PORT', 3000, 0, 65535);
  const bucket = read(env, 'JISHAN_S3_BUCKET');
  return {
    production,
    demo,
    host: read(env, 'HOST') ?? '127.0.0.1',
    port,
    databaseUrl: need(env, 'DATABASE_URL'),
    databasePoolSize: whole(env, 'DATABASE_POOL_SIZE', 16, 2, 200),
    databaseWaitSeconds: whole(env, 'DATABASE_WAIT_SECONDS', 3, 1, 20),
    databaseLockSeconds: whole(env, 'DATABASE_LOCK_SECONDS', 4, 1, 20),
    namedStatements: flag(env, 'DATABASE_NAMED_STATEMENTS', true),
    tokenKey: key(env, 'JISHAN_TOKEN_KEY'),
    phoneKey: key(env, 'JISHAN_PHONE_KEY'),
    phoneIndexKey: key(env, 'JISHAN_PHONE_INDEX_KEY'),
    mediaKey: key(env, 'JISHAN_MEDIA_KEY'),
    pickupKey: key(env, 'JISHAN_PICKUP_KEY'),
    bookKey: key(env, 'JISHAN_BOOK_KEY'),
    mediaDir: mediaDirOf(env),
    s3: bucket ? { bucket, endpoint: read(env, 'JISHAN_S3_ENDPOINT'), region: read(env, 'JISHAN_S3_REGION') ?? 'auto' } : null,
    h5Dir: read(env, 'JISHAN_H5_DIR') ?? null,
    corsOrigins: (read(env, 'JISHAN_CORS_ORIGINS') ?? '')
      .split(',')
      .map(origin => origin.trim())
      .filter(Boolean),
    publicOrigin: publicOriginOf(env, production, port),
    trustedProxyHops: whole(env, 'JISHAN_TRUSTED_PROXY_HOPS', 0, 0, 10),
    docsOpen: flag(env, 'JISHAN_DOCS', !production),
    drainSeconds: whole(env, 'JISHAN_DRAIN_SECONDS', production ? 5 : 0, 0, 60),
    wechat: {
      appid: production ? need(env, 'WECHAT_APPID') : (read(env, 'WECHAT_APPID') ?? 'wx0000000000000demo'),
      secret: production ? need(env, 'WECHAT_SECRET') : (read(env, 'WECHAT_SECRET') ?? 'development'),
      baseUrl: wechatStandIn ? '' : 'https://api.weixin.qq.com',
    },
    wechatStandIn,
    clockSeconds,
    logLevel: logLevelOf(env),
  };
}

/** Injection token. */
export const CONFIG = Symbol('CONFIG');
