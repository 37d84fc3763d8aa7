import { constants } from 'node:os';

type StopNow = () => void;

const running = new Set<StopNow>();
const answeredSignals = new Set<NodeJS.Signals>();
let watchesExit = false;

/** `exit` also follows an uncaught exception. Only SIGKILL gets past it, and the next start adopts what that leaves. */
export function stopAtExit(stopNow: StopNow): () => void {
  if (!watchesExit) process.on('exit', stopAll);
  watchesExit = true;
  running.add(stopNow);
  return () => running.delete(stopNow);
}

/** By default a signal ends Node without `exit`. A program with signal handlers of its own does not call this. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    if (answeredSignals.has(signal)) continue;
    answeredSignals.add(signal);
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

function stopAll(): void {
  for (const stopNow of running) stopNow();
  running.clear();
}
