import { readdirSync, readFileSync } from 'node:fs';

/** CPU seconds (user and system) that processes have used so far, by part of the product. Linux only: it reads /proc. */
export interface CpuTimes {
  readonly api: number;
  readonly database: number;
  /** This program: it sends the requests, so on a small machine it takes from both. */
  readonly load: number;
}

/** USER_HZ, which Linux keeps at 100 for every program. */
const TICKS_PER_SECOND = 100;

interface ProcessTime {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

function timesOf(pid: number): ProcessTime | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; what follows it is split by them.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return { pid, parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND };
  } catch {
    return undefined; // It ended while we looked.
  }
}

/** The server and its backends; backends that have ended stand in the server's own figure. */
export function cpuTimes(apiPid: number, databasePid: number): CpuTimes {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => timesOf(Number(name)))
    .filter(one => one !== undefined);
  const sum = (belongs: (one: ProcessTime) => boolean): number => all.filter(belongs).reduce((seconds, one) => seconds + one.seconds, 0);
  return {
    api: sum(one => one.pid === apiPid),
    database: sum(one => one.pid === databasePid || one.parent === databasePid),
    load: sum(one => one.pid === process.pid),
  };
}

export const cpuBetween = (before: CpuTimes, after: CpuTimes): CpuTimes => ({
  api: after.api - before.api,
  database: after.database - before.database,
  load: after.load - before.load,
});

/** Seconds that all cores together have worked since the machine started, for whomever. Waiting for the disk is no work. */
export function machineSeconds(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] =
    readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/).slice(1).map(Number) ?? [];
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}
