import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The names of the environment stand in five files: what the programs read, what the containers hand over, what the person fills in. A name
 * that one of them spells otherwise is a setting that silently does nothing.
 */
const root = join(__dirname, '..', '..');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const all = (pattern: RegExp, within: string): string[] => [...new Set([...within.matchAll(pattern)].map(match => match[1] ?? ''))].sort();

/** What `config.ts` reads: `read(env, 'NAME')` and the like, and the names it holds in a constant of its own. */
const readByConfig = all(/(?<!Symbol\()'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'/g, text('apps/api/src/platform/config/config.ts'));
const compose = text('docker-compose.yml');
/** `NAME: value` under an `environment`. */
const handedOver = all(/^ {6}([A-Z][A-Z0-9_]+): /gm, compose);
/** `${NAME}`, `${NAME:-default}`, `${NAME:?sentence}`. */
const filledIn = all(/\$\{([A-Z][A-Z0-9_]+)[:}]/g, compose);
const example = text('.env.example');
const asked = all(/^([A-Z][A-Z0-9_]+)=/gm, example);
/** Settled elsewhere, and said so at the end of the example. */
const mentioned = all(/\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|HOST)\b/g, example.slice(example.indexOf('不在这里填的变量')));
const inImage = all(/\b([A-Z][A-Z0-9_]+)=/g, all(/^ENV ((?:.*\\\n)*.*)$/gm, text('Dockerfile')).join('\n'));

/** Read by somebody else than the programs. */
const BY_OTHERS: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'the image of PostgreSQL',
  POSTGRES_INITDB_ARGS: 'the image of PostgreSQL',
  JISHAN_OWNER_PASSWORD: 'tools/docker/make-roles.sh and the addresses in the compose file',
  JISHAN_APP_PASSWORD: 'tools/docker/make-roles.sh and the address in the compose file',
  JISHAN_BACKUP_DIR: 'the compose file: a folder of the host',
  JISHAN_ROSTER_DIR: 'the compose file: a folder of the host',
  AWS_ACCESS_KEY_ID: 'the client of the object storage',
  AWS_SECRET_ACCESS_KEY: 'the client of the object storage',
};

describe('the environment’s names', () => {
  it('are found in every file', () => {
    expect(readByConfig).toEqual(expect.arrayContaining(['DATABASE_URL', 'JISHAN_BOOK_KEY', 'LOG_LEVEL', 'PORT']));
    expect(handedOver).toEqual(expect.arrayContaining(['DATABASE_URL', 'JISHAN_BOOK_KEY', 'POSTGRES_PASSWORD']));
    expect(filledIn).toEqual(expect.arrayContaining(['PORT', 'JISHAN_ROSTER_DIR']));
    expect(asked).toEqual(expect.arrayContaining(['POSTGRES_PASSWORD', 'LOG_LEVEL']));
    expect(mentioned).toEqual(expect.arrayContaining(['DATABASE_OWNER_URL', 'HOST']));
    expect(inImage).toEqual(expect.arrayContaining(['NODE_ENV']));
  });

  it('that the containers hand over, somebody reads', () => {
    expect(handedOver.filter(name => !readByConfig.includes(name) && !(name in BY_OTHERS))).toEqual([]);
  });

  it('that the compose file takes from .env are asked for in the example, and the other way round', () => {
    expect(asked).toEqual(filledIn);
  });

  it('that the programs read can be set in the containers, or the example says where they are settled', () => {
    const reachable = new Set([...handedOver, ...inImage, ...mentioned, 'PORT']);
    expect(readByConfig.filter(name => !reachable.has(name))).toEqual([]);
  });

  it('that the example mentions, somebody reads', () => {
    const others = ['JISHAN_TOKEN_KEY_FILE'];
    expect(mentioned.filter(name => !readByConfig.includes(name) && !others.includes(name))).toEqual([]);
  });

  it('that others read are still theirs', () => {
    const named = [...handedOver, ...filledIn];
    expect(Object.keys(BY_OTHERS).filter(name => !named.includes(name) || readByConfig.includes(name))).toEqual([]);
    for (const name of ['JISHAN_OWNER_PASSWORD', 'JISHAN_APP_PASSWORD']) expect(text('tools/docker/make-roles.sh')).toContain(name);
  });
});
