import { identityRoutes, routePath } from '@jishan/contracts';
import type { Locator } from 'playwright-core';
import { wechatCodes } from './api';
import { newPhone, type Phone } from './phone';
import { PATIENCE_MS, until } from './until';
import type { Villager } from './villagers';

const TRY_MS = 5_000;

/** What a person can press: by the words on it or its spoken label. Pages below the one that is seen stay alive, hidden, and do not count. */
export function pressable(phone: Phone, name: string | RegExp): Locator {
  const exact = typeof name === 'string';
  const of = (role: 'button' | 'tab' | 'checkbox' | 'radio'): Locator => phone.page.getByRole(role, { name, exact });
  return of('button').or(of('tab')).or(of('checkbox')).or(of('radio'));
}

const seenFirst = (phone: Phone, name: string | RegExp): Locator => pressable(phone, name).filter({ visible: true }).first();

/** Once and at once, whatever is still on its way: as somebody who does not wait. */
export const tap = (phone: Phone, name: string | RegExp): Promise<void> => seenFirst(phone, name).click();

/**
 * Presses what is seen, when nothing that draws is under way any more. In several tries: while one page follows another, the same words
 * may stand on both, and what was found on the page that goes can no longer be pressed.
 */
export async function press(phone: Phone, name: string | RegExp): Promise<void> {
  await phone.quiet();
  await said(phone, `“${String(name)}” cannot be pressed`, pressed(seenFirst(phone, name)));
}

async function pressed(target: Locator): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await target.click({ timeout: TRY_MS });
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

export async function write(phone: Phone, field: string, text: string): Promise<void> {
  const box = phone.page.getByRole('textbox', { name: field, exact: true });
  await said(phone, `nothing can be written into “${field}”`, box.fill(text, { timeout: PATIENCE_MS }));
}

/** A number is bound to its unit by a blank that does not break: for whoever reads it is a blank. Strings are compared so by Playwright itself. */
const asRead = (words: string | RegExp): string | RegExp =>
  typeof words === 'string' ? words : new RegExp(words.source.replace(/ /g, '\\s'), words.flags);

export const seen = (phone: Phone, words: string | RegExp): Locator => phone.page.getByText(asRead(words)).filter({ visible: true });

/** Waits until the words stand on the page that is seen. */
export async function see(phone: Phone, words: string | RegExp): Promise<void> {
  await said(phone, `“${String(words)}” does not appear`, seen(phone, words).first().waitFor({ timeout: PATIENCE_MS }));
}

/** Waits until they lie within what the screen shows: written below or above it, nobody reads them. */
export async function inSight(phone: Phone, words: string): Promise<void> {
  const height = phone.page.viewportSize()?.height ?? 0;
  await until(async () => {
    const box = await seen(phone, words).first().boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= height;
  }, `“${words}” is out of sight`);
}

/** What went wrong, with the page that it went wrong on. */
async function said(phone: Phone, what: string, act: Promise<void>): Promise<void> {
  await act.catch(async (cause: unknown) => {
    throw new Error(`${what} on ${phone.page.url()}, which says:\n${await phone.page.innerText('body')}\n${phone.complaints.join('\n')}`, {
      cause,
    });
  });
}

/** Waits until they no longer do. */
export async function seeNoMore(phone: Phone, words: string | RegExp): Promise<void> {
  await until(async () => (await seen(phone, words).count()) === 0, `“${String(words)}” still stands there`);
}

/** Presses what opens the picker, picks, and waits until the phone has made them small enough: until then a form waits for them. */
export async function choosePhotos(phone: Phone, opener: string, photos: readonly Buffer[]): Promise<void> {
  const chosen = phone.page.getByRole('img', { name: /^已选照片 / }).filter({ visible: true });
  const before = await chosen.count();
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser', { timeout: PATIENCE_MS }), press(phone, opener)]);
  await chooser.setFiles(photos.map((buffer, index) => ({ name: `photo-${index + 1}.jpg`, mimeType: 'image/jpeg', buffer })));
  await until(async () => (await chosen.count()) >= before + photos.length, 'a chosen photo does not appear');
}

/** A phone on which this person is signed in already; journey 1 shows how one comes to that. */
export async function phoneOf(whose: Pick<Villager, 'openid'>, page = '/'): Promise<Phone> {
  const phone = await newPhone();
  await signIn(phone, whose);
  await phone.open(page);
  return phone;
}

/** On this browser, whoever was signed in before; its pages learn of it when they ask for something. */
export async function signIn(phone: Phone, { openid }: Pick<Villager, 'openid'>): Promise<void> {
  const { code } = await wechatCodes(openid);
  const answer = await phone.context.request.post(routePath(identityRoutes.wechatLogin, {}), { data: { code, client: 'h5' } });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}: ${await answer.text()}`);
}

/** A browser fetches the pages it must open without a network a moment after the start; WeChat has them from the beginning. */
export async function loseNetwork(phone: Phone): Promise<void> {
  await phone.page.waitForFunction(() => performance.getEntriesByName('jishan-pages-fetched').length > 0, undefined, {
    timeout: PATIENCE_MS,
  });
  await phone.context.setOffline(true);
}
