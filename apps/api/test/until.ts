const PAUSE_MS = 20;
/** Twenty seconds and more: nobody waits so long unless it never comes. */
const LOOKS = 1_000;

/** Looks until it is so, however fast the machine is: what is waited for is the event, and `what` says which when it never comes. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < LOOKS; n += 1) {
    if (await isSo()) return;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`never came: ${what}`);
}

export interface Gate {
  /** Resolves when the gate is opened. */
  readonly opened: Promise<void>;
  readonly open: () => void;
}
export function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open };
}
