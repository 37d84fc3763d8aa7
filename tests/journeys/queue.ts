import { press } from './hands';
import type { Phone } from './phone';

const MANY = 150;
/** Two cases in a row may say the very same words, so the next one is not waited for by its words alone. */
const NEXT_CASE_MS = 2_000;

/** The words of the case that is open. */
export const openWords = (phone: Phone): Promise<string> => phone.page.locator('.case__text').filter({ visible: true }).first().innerText();

/** Brings one case after the other until the one with these words is open. */
export async function openCase(phone: Phone, words: string, next: () => Promise<void> = () => press(phone, '先放一放')): Promise<void> {
  for (let tries = 0; tries < MANY; tries += 1) {
    const text = await openWords(phone);
    if (text === words) return;
    await next();
    const end = Date.now() + NEXT_CASE_MS;
    while (Date.now() < end && (await openWords(phone)) === text) await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`“${words}” is not in the queue`);
}
