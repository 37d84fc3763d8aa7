import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort, isPortFree } from '../postgres';
import { reachable, startApi, type ApiProcess } from './api-process';
import { buildProduct, requireBuilt } from './build';
import { emptyDataHome, openDataHome, sayFolderFault, type DataHome } from './data-home';
import { connectExternal, isEmpty, startEmbedded, type Database } from './database';
import { localSecrets } from './local-secrets';
import { apiPrograms, h5Folder, lastLine, repositoryRoot, runNode } from './programs';
import { refusals, steps as titles, words } from './start.texts';
import { quietSteps, terminalSteps, type Steps } from './steps';

export interface ProductOptions {
  /** Keeps everything of this product; made when absent. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Builds what is stale. Off, the built files have to be there. Default: on. */
  readonly build?: boolean;
  /** Fills the demo county into an empty database. Default: on. */
  readonly demo?: boolean;
  /** Throws away what `dataDir` holds, first. Default: off. */
  readonly fresh?: boolean;
  readonly quiet?: boolean;
  /** The repository whose built programs run. Default: this one. */
  readonly root?: string;
  /** For the API; wins over what is set here. */
  readonly env?: Readonly<Record<string, string>>;
  /** Somebody else's PostgreSQL instead of the embedded one. */
  readonly database?: { readonly appUrl: string; readonly ownerUrl: string };
  /** For data that is thrown away afterwards: the first start does not wait for the disk. The server's own settings stay durable. */
  readonly unsafeForTests?: boolean;
  /** `leave-to-caller` when the program stops the product in its own signal handlers. Default: stop-and-exit. */
  readonly signals?: 'stop-and-exit' | 'leave-to-caller';
}

export interface Product {
  readonly baseUrl: string;
  /** Absent when the database is somebody else's. */
  readonly databaseSuperuserUrl?: string;
  readonly databaseOwnerUrl: string;
  readonly databaseAppUrl: string;
  /** Of the database server of now; absent when it is somebody else's. */
  readonly databasePid?: number;
  readonly home: DataHome;
  /** The API process of now; another one after `restartApi`. */
  api(): ApiProcess;
  /** Stops the API if it still lives, and starts it again on the same port. */
  restartApi(): Promise<void>;
  /** Stops the database if it still lives, and starts it again on the same port; for tests that kill it. */
  restartDatabase(): Promise<void>;
  stop(): Promise<void>;
}

const portPatienceMs = 1_500;

/** The very product of `npm start`: the journey tests and the bench start it through this, too. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const dataDir = resolve(options.dataDir);
  try {
    return await start({ ...options, dataDir });
  } catch (error) {
    throw sayFolderFault(dataDir, error);
  }
}

async function start(options: ProductOptions): Promise<Product> {
  const steps = options.quiet ? quietSteps : terminalSteps(process.stdout);
  const root = options.root ?? repositoryRoot;
  const host = options.env?.['HOST'] ?? '127.0.0.1';
  const port = options.port === 0 ? await freePort(host) : options.port;
  await requireFreePort(port, host);
  const home = await prepareHome(options, steps);
  const database = await openDatabase(home, options, steps);
  try {
    const apiEnv = { ...apiEnvironment(root, home, database.appUrl), ...options.env };
    if (options.build ?? true) await buildProduct(root, home, steps);
    else requireBuilt(root);
    await prepareSchema({ root, home, database, apiEnv, wantsDemo: options.demo ?? true }, steps);
    const launch = () => startApi({ root, host, port, env: apiEnv, logFile: home.apiLog });
    return runningProduct(home, database, `http://${reachable(host)}:${port}`, await steps.run(titles.api, launch), launch);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The API of a start that was killed a moment ago may still be on its way out. */
async function requireFreePort(port: number, host: string): Promise<void> {
  const deadline = Date.now() + portPatienceMs;
  while (!(await isPortFree(port, host))) {
    if (Date.now() > deadline) throw refusals.portTaken(port);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

function runningProduct(
  home: DataHome,
  database: Database,
  baseUrl: string,
  first: ApiProcess,
  launch: () => Promise<ApiProcess>,
): Product {
  let api = first;
  return {
    baseUrl,
    databaseSuperuserUrl: database.superuserUrl,
    databaseOwnerUrl: database.ownerUrl,
    databaseAppUrl: database.appUrl,
    get databasePid() {
      return database.serverPid?.();
    },
    home,
    api: () => api,
    restartApi: async () => {
      await api.stop();
      api = await launch();
    },
    restartDatabase: async () => {
      if (!database.restart) throw new Error('this database is not ours to restart');
      await database.restart();
    },
    stop: async () => {
      await api.stop();
      await database.stop();
    },
  };
}

async function prepareHome(options: ProductOptions, steps: Steps): Promise<DataHome> {
  if (options.fresh) await steps.run(titles.fresh, () => emptyDataHome(options.dataDir));
  return steps.run(titles.data, async () => openDataHome(options.dataDir));
}

function openDatabase(home: DataHome, options: ProductOptions, steps: Steps): Promise<Database> {
  if (options.database) return connectExternal(options.database, steps);
  return startEmbedded({ home, steps, signals: options.signals ?? 'stop-and-exit', unsafeForTests: options.unsafeForTests ?? false });
}

interface SchemaRequest {
  readonly root: string;
  readonly home: DataHome;
  readonly database: Database;
  readonly apiEnv: Readonly<Record<string, string>>;
  readonly wantsDemo: boolean;
}

async function prepareSchema({ root, home, database, apiEnv, wantsDemo }: SchemaRequest, steps: Steps): Promise<void> {
  const env = { ...apiEnv, DATABASE_OWNER_URL: database.ownerUrl };
  const logFile = home.setupLog;
  // Nobody can have worked in a database whose first filling was cut short.
  const startOver = existsSync(home.demoMark) ? database.recreate : undefined;
  await steps.run(titles.migrate, async say => {
    if (startOver) say(words.demoAgain);
    await startOver?.();
    rmSync(home.demoMark, { force: true });
    const isDone = await runNode({ root, args: [apiPrograms.migrate], env, logFile });
    if (!isDone) throw refusals.migrationFailed(lastLine(logFile), logFile);
  });
  if (!wantsDemo || !(await isEmpty(database.ownerUrl))) return;
  await steps.run(titles.demo, async () => {
    // Only where starting over is ours to decide; a mark left for another database must never empty this one.
    if (database.recreate) writeFileSync(home.demoMark, '');
    const isDone = await runNode({ root, args: [apiPrograms.demo], env, logFile });
    if (!isDone) throw refusals.demoFailed(lastLine(logFile), logFile);
    rmSync(home.demoMark, { force: true });
  });
}

function apiEnvironment(root: string, home: DataHome, databaseUrl: string): Record<string, string> {
  return {
    ...localSecrets(home.secrets),
    NODE_ENV: 'development',
    DATABASE_URL: databaseUrl,
    JISHAN_H5_DIR: join(root, h5Folder),
    JISHAN_MEDIA_DIR: home.media,
    JISHAN_WECHAT_STAND_IN: 'true',
    JISHAN_DEMO: 'true',
  };
}
