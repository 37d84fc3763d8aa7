import { isPortFree } from '../postgres';
import { apiPrograms, exitOf, lastLine, launchNode } from './programs';
import { refusals } from './start.texts';

export interface ApiRequest {
  readonly root: string;
  readonly host: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface ApiProcess {
  readonly pid: number;
  /** Resolves when it is gone, for whatever reason. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

const readySeconds = 60;
const stopPatienceMs = 15_000;

export async function startApi(request: ApiRequest): Promise<ApiProcess> {
  const { host, port, logFile } = request;
  if (!(await isPortFree(port, host))) throw refusals.portTaken(port);
  const child = launchNode({
    root: request.root,
    args: [apiPrograms.main],
    env: { ...request.env, HOST: host, PORT: String(port) },
    logFile,
  });
  let isGone = false;
  const gone = exitOf(child).then(() => {
    isGone = true;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
    await gone;
    clearTimeout(force);
  };
  const isReady = await untilReady(`http://${reachable(host)}:${port}/readyz`, () => isGone);
  if (isReady) return { pid: child.pid ?? 0, gone, stop };
  if (!isGone) {
    await stop();
    throw refusals.apiNotReady(readySeconds, logFile);
  }
  // Somebody may have taken the port since we looked.
  if (!(await isPortFree(port, host))) throw refusals.portTaken(port);
  throw refusals.apiDied(lastLine(logFile), logFile);
}

/** An address to talk to, for an address to listen on. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function untilReady(url: string, isGone: () => boolean): Promise<boolean> {
  const deadline = Date.now() + readySeconds * 1_000;
  while (!isGone() && Date.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return false;
}
