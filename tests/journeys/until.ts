/** Generous, because a condition is waited for and a busy machine is slow; what fails, fails all the same. */
export const PATIENCE_MS = 60_000;

export async function until(what: () => Promise<boolean> | boolean, otherwise: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`${otherwise}, after ${PATIENCE_MS / 1000} seconds`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
