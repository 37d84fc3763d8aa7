import { press } from './hands';
import { until } from './until';
import type { Phone } from './phone';

const MANY = 150;

const openText = (phone: Phone) => phone.page.locator('.case__text').filter({ visible: true }).first();

/** The words of the case that is open. */
export const openWords = (phone: Phone): Promise<string> => openText(phone).innerText();

/** Brings one case after the other until the one with these words is open. */
export async function openCase(phone: Phone, words: string, next: () => Promise<void> = () => press(phone, '先放一放')): Promise<void> {
  for (let tries = 0; tries < MANY; tries += 1) {
    if ((await openWords(phone)) === words) return;
    // By the element and not by its words: two cases in a row may say the very same.
    const shown = await openText(phone).elementHandle();
    await next();
    await until(async () => !(await shown?.evaluate(node => node.isConnected)), 'the next case does not come');
  }
  throw new Error(`“${words}” is not in the queue`);
}
