import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identityRoutes, parlourRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { freePort } from '../../tools/postgres';
import { steps, words } from '../../tools/start/start.texts';
import { enterByPassword, type ApiSession } from '../journeys/api';
import { URL_VARIABLE } from '../journeys/product-note';
import { addressIn, loginsIn, npmStart, timed, type Started } from './npm-start';
import { newWorkspace, ordinaryUser, type Workspace } from './workspace';

const START_MS = 240_000;
const MANY_LOGINS = 7;
/** What is done once; `build` is left out, because it has a gate of its own, and minutes of it are no news here. */
const ONCE = [steps.migrate, steps.demo];
const ALWAYS = [steps.node, steps.data, steps.embedded, steps.api];
const LETTER = '村口的路灯有三盏不亮了';

const runAs = ordinaryUser();
const who = runAs.uid === undefined ? `uid ${process.getuid?.() ?? 'own'}` : `uid ${runAs.uid}, whom root became`;

/** The whole of it: the real programs and pages, a real database, the demo county, and npm. */
describe(`npm start, in a private home, for ${who}`, () => {
  let workspace: Workspace;
  let port: number;
  let now: Started | undefined;
  let first: string;
  const letterId = uuidv7();

  beforeAll(async () => {
    workspace = newWorkspace(runAs);
    port = await freePort('127.0.0.1');
    process.env[URL_VARIABLE] = `http://127.0.0.1:${port}`;
  }, START_MS);

  afterAll(async () => {
    await now?.interrupt();
    workspace?.remove();
  }, START_MS);

  const start = async (): Promise<string> => {
    now = npmStart(workspace, ['--no-build', '--port', String(port)]);
    return now.announced();
  };
  const serverPid = (): string => readFileSync(join(workspace.root, '.jishan/postgres/postmaster.pid'), 'utf8').split('\n')[0] ?? '';

  async function villager(): Promise<{ session: ApiSession; params: { villageId: string } }> {
    const { username, password } = loginsIn(first)[0] ?? { username: '', password: '' };
    const session = await enterByPassword(username, password);
    const { memberships } = await session.call(identityRoutes.me);
    return { session, params: { villageId: memberships[0]?.villageId ?? '' } };
  }
  /** What they wrote to the secretary, as they read it now. */
  async function letter(): Promise<unknown> {
    const { session, params } = await villager();
    return session.call(parlourRoutes.parlourThread, { params: { ...params, threadId: letterId } });
  }

  it(
    'tells each step with its time, says where to look and whom to be, and all of it is true',
    async () => {
      first = await start();
      for (const step of [...ALWAYS, ...ONCE]) expect([step, timed(first, step)]).toEqual([step, true]);
      expect(first).toMatch(/^已启动，用时 \d+\.\d+ 秒$/m);
      const [app, docs] = [addressIn(first, words.h5), addressIn(first, words.docs)];
      expect([app, docs]).toEqual([`http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/api/docs`]);
      expect(await (await fetch(app)).text()).toContain('<title>积善</title>');
      expect((await fetch(docs)).status).toBe(200);
      const logins = loginsIn(first);
      expect(logins.length).toBeGreaterThanOrEqual(MANY_LOGINS);
      for (const { username, password } of logins.slice(0, MANY_LOGINS))
        expect(await (await enterByPassword(username, password)).call(identityRoutes.me)).toMatchObject({ mustChangePassword: false });
      const data = join(workspace.root, '.jishan');
      expect(statSync(join(data, 'postgres')).uid).toBe(runAs.uid ?? process.getuid?.());
      // Keys are nobody else's.
      expect(statSync(join(data, 'secrets.json')).mode & 0o077).toBe(0);
    },
    START_MS,
  );

  it(
    'stops at Ctrl-C with nothing left; the second start fills nothing and has what was written',
    async () => {
      const { session, params } = await villager();
      const body = { id: letterId, visibility: 'private', text: LETTER, photoIds: [] } as const;
      const written = await session.call(parlourRoutes.askSecretary, { params, body });
      expect(JSON.stringify(written)).toContain(LETTER);
      await now?.interrupt();
      expect(now?.said()).toContain(words.stopped);
      expect(serverPid).toThrow('ENOENT');
      const second = await start();
      for (const step of ALWAYS) expect([step, timed(second, step)]).toEqual([step, true]);
      expect(timed(second, steps.demo)).toBe(false);
      expect(await letter()).toEqual(written);
      expect(loginsIn(second)).toEqual(loginsIn(first));
    },
    START_MS,
  );

  it(
    'after kill -9 the next start takes the database over that was left running, with all that was acknowledged',
    async () => {
      const server = serverPid();
      await now?.kill();
      expect(serverPid()).toBe(server);
      const third = await start();
      expect(serverPid()).toBe(server);
      expect(timed(third, steps.demo)).toBe(false);
      expect(JSON.stringify(await letter())).toContain(LETTER);
      await now?.interrupt();
      expect(serverPid).toThrow('ENOENT');
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    },
    START_MS,
  );
});
