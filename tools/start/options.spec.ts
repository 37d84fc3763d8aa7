import { readCommand } from './options';

const read = (args: string[], env: Record<string, string> = {}) => readCommand(args, env, '/house', '/house/apps');

describe('readCommand', () => {
  it('has defaults that need no answer', () => {
    expect(read([])).toEqual({ dataDir: '/house/.jishan', port: 3000, fresh: false, build: true, database: undefined, env: {} });
  });

  it('takes options in both spellings, a folder counted from where it was typed', () => {
    expect(read(['--data', 'mine', '--port=3001', '--fresh', '--no-build'])).toMatchObject({
      dataDir: '/house/apps/mine',
      port: 3001,
      fresh: true,
      build: false,
    });
    expect(read(['--data=/else'], { PORT: '4000' })).toMatchObject({ dataDir: '/else', port: 4000 });
  });

  it.each([
    [['--prot', '1'], '不认识的参数 --prot'],
    [['--port'], '参数 --port 后面要跟一个值'],
    [['--data', '--fresh'], '参数 --data 后面要跟一个值'],
    [['--port', '70000'], '现在是“70000”'],
    [['--port', '3e3.5'], '现在是“3e3.5”'],
  ])('refuses %j in a sentence', (args, words) => {
    expect(() => read(args)).toThrow(words);
  });

  it('passes on settings of the API and nothing else', () => {
    expect(read([], { JISHAN_DOCS: 'false', LOG_LEVEL: 'warn', HOME: '/root', DATABASE_NAMED_STATEMENTS: 'false' }).env).toEqual({
      JISHAN_DOCS: 'false',
      LOG_LEVEL: 'warn',
      DATABASE_NAMED_STATEMENTS: 'false',
    });
  });

  it('takes another database only with both its roles', () => {
    expect(read([], { DATABASE_URL: 'postgres://a', DATABASE_OWNER_URL: 'postgres://o' }).database).toEqual({
      appUrl: 'postgres://a',
      ownerUrl: 'postgres://o',
    });
    expect(() => read([], { DATABASE_URL: 'postgres://a' })).toThrow('DATABASE_OWNER_URL');
  });

  it('does not start in production without being told twice', () => {
    expect(() => read([], { NODE_ENV: 'production' })).toThrow('docker compose');
    expect(read([], { NODE_ENV: 'production', JISHAN_START_IN_PRODUCTION: 'true' }).port).toBe(3000);
  });
});
