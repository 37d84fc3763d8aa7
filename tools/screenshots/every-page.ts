import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identityRoutes, routePath, type Me } from '@jishan/contracts';
import type { BrowserContext, Page } from 'playwright-core';
import type { DemoCounty } from './demo-county';
import { ELDER, findingsOn, namelessOn, NORMAL } from './findings';
import { PHONE, save, WIDTH } from './phone-page';
import { everyPage, type PageVisit } from './visits';

export const MODES = [
  { name: 'normal', elder: false, limits: NORMAL },
  { name: 'elder', elder: true, limits: ELDER },
] as const;
export type Mode = (typeof MODES)[number];

/** A page longer than this is cut: nobody looks at more of it. */
const MAX_HEIGHT = 3_200;
const SETTLE_MS = 15_000;

interface Choice {
  readonly only?: string | undefined;
  readonly modes?: string | undefined;
}

/** What is looked for once the page stands still, and what was found. */
export type Look = (page: Page, name: string) => Promise<string[]>;

/** Every page of the app as a whole, with the sheets that open on it, in both modes, into `out/<mode>/<page>.png`. Answers what was found on them. */
export async function shootEveryPage(county: DemoCounty, out: string, { only, modes }: Choice): Promise<string[]> {
  const pages = everyPage().filter(page => !only || only.split(',').some(part => page.name.includes(part)));
  // First, while the tokens are fresh.
  const addresses = new Map<PageVisit, string>();
  for (const visit of pages) addresses.set(visit, await addressOf(county, visit));
  const found: string[] = [];
  for (const visit of pages) {
    const context = await contextOf(county, visit);
    for (const mode of MODES.filter(one => !modes || one.name === modes)) {
      const looks = await lookAt(context, addresses.get(visit) ?? visit.path, visit, mode, async (page, name) => {
        const said = [...(await findingsOn(page, mode.limits)), ...(await namelessOn(page))];
        await shoot(page, join(out, mode.name, `${name}.png`));
        return said;
      });
      const said = looks.map(finding => `${mode.name} ${finding}`);
      said.forEach(finding => process.stdout.write(`  ✗ ${finding}\n`));
      found.push(...said);
    }
    process.stdout.write(`${visit.name}\n`);
  }
  return found;
}

export const contextOf = async (county: DemoCounty, visit: PageVisit): Promise<BrowserContext> =>
  visit.as ? (await county.person(visit.as)).context : county.stranger();

export async function addressOf(county: DemoCounty, visit: PageVisit): Promise<string> {
  if (!visit.as || !visit.with) return visit.path;
  const { reader } = await county.person(visit.as);
  return `${visit.path}?${new URLSearchParams(await visit.with(reader))}`;
}

/** The page as it opens, then each of its sheets. */
export async function lookAt(context: BrowserContext, address: string, visit: PageVisit, mode: Mode, look: Look): Promise<string[]> {
  const page = await context.newPage();
  const found: string[] = [];
  let at = visit.name;
  const looked = async (name: string) => found.push(...(await look(page, name)).map(finding => `${name}: ${finding}`));
  try {
    // The letters as the app itself stores them (theme/elder.ts, platform/storage.ts), and nothing that was begun on a form before. Of this page alone,
    // for others of the same phone may be open in the other letters.
    await page.addInitScript(
      `{ localStorage.clear(); const read = Storage.prototype.getItem; Storage.prototype.getItem = function (key) { return key === 'jishan.elder' ? '{"data":"${mode.elder}"}' : read.call(this, key); }; }`,
    );
    if (visit.passwordGiven) await giveThemAPassword(page);
    await open(page, address);
    await looked(visit.name);
    const before = await wordsOn(page);
    let asOpened = true;
    for (const [sheet, deed] of Object.entries(visit.then ?? {})) {
      await page.setViewportSize(PHONE.viewport);
      at = `${visit.name}~${sheet}`;
      if (!asOpened) await open(page, address);
      await deed(page);
      await atRest(page);
      await looked(`${visit.name}~${sheet}`);
      asOpened = (await closeSheet(page)) && (await wordsOn(page)) === before;
    }
  } catch (error) {
    found.push(`${at}: does not open: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
  } finally {
    await page.close();
  }
  return found;
}

/** What the server says of somebody whose password another person made. */
const giveThemAPassword = (page: Page): Promise<unknown> =>
  page.route(`**${routePath(identityRoutes.me, {})}`, async route => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as Me), mustChangePassword: true } });
  });

const wordsOn = (page: Page): Promise<string> => page.locator('.screen').filter({ visible: true }).last().innerText();

/** A page that was only covered need not be opened again for its next sheet. */
async function closeSheet(page: Page): Promise<boolean> {
  const close = page.locator('[role="dialog"] .sheet__close').filter({ visible: true });
  if ((await close.count()) !== 1) return false;
  await close.click();
  await close.waitFor({ state: 'hidden', timeout: SETTLE_MS });
  return true;
}

/** A page as a whole; a sheet as it lies over what can be seen of its page. */
async function shoot(page: Page, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const isSheet = await page.locator('[role="dialog"]').filter({ visible: true }).count();
  if (isSheet === 0) await showWhole(page);
  await save(await page.screenshot(), file);
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).catch(() => undefined);
  await page.locator('.screen').filter({ visible: true }).first().waitFor({ timeout: SETTLE_MS });
  await page.locator('.skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: SETTLE_MS });
}

/** What is asked for has come, what slides in has arrived. */
async function atRest(page: Page): Promise<void> {
  await page.locator('.skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: SETTLE_MS });
  // As text: what a compiler adds to functions does not exist in the page.
  await page.evaluate(
    `Promise.all(document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 5000).map(one => one.finished.catch(() => undefined))).then(() => undefined)`,
  );
}

/** The page scrolls inside of itself, so the window grows to what is in it. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('.taro_page, .taro_page *')].filter(one => one.clientHeight > 0).map(one => one.scrollHeight - one.clientHeight), 0) + innerHeight`,
  );
  await page.setViewportSize({ width: WIDTH, height: Math.min(height, MAX_HEIGHT) });
}
