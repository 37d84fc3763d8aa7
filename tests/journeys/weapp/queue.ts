import type { ViewNode, WeappHost } from '../../weapp/host';
import { textOfNode } from '../../weapp/host/tree';
import { press } from './hands';

const MANY = 150;
const PATIENCE_MS = 60_000;

/** Brings one case after the other until the one with these words is open. */
export async function openCase(phone: WeappHost, words: string, next: () => Promise<void> = () => press(phone, '先放一放')): Promise<void> {
  const shown = (): ViewNode | undefined => phone.findAll('.case__text')[0];
  for (let tries = 0; tries < MANY; tries += 1) {
    await phone.waitFor(() => shown() !== undefined, PATIENCE_MS);
    const now = shown();
    if (now && textOfNode(now) === words) return;
    await next();
    // By the node and not by its words: people write the same sentence twice.
    await phone.waitFor(() => shown()?.attr['id'] !== now?.attr['id'], PATIENCE_MS);
  }
  throw new Error(`“${words}” is not in the queue`);
}
