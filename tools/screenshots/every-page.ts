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
/** Of what is told of a page that does not open. */
const WHY_LINES = 20;
const BUSY = /^(429|5\d\d)/;
const WORDS_CHARS = 1_500;

interface Choice {
  readonly only?: string | undefined;
  readonly modes?: string | undefined;
}

/** What is looked for once the page stands still, and what was found. */
export type Look = (page: Page, name: string) => Promise<string[]>;

/** Every page of the app as a whole, with the sheets that open on it, in both modes, into `out/<mode>/<page>.png`. Answers what was found on them. */
export async function shootEveryPage(county: DemoCounty, out: string, { only, modes }: Choice): Promise<string[]> {
  const pages = everyPage().filter(page => !only || only.split(',').some(part => page.name.includes(part)));
  const found: string[] = [];
  for (const visit of pages) {
    const address = await addressOf(county, visit);
    for (const mode of MODES.filter(one => !modes || one.name === modes)) {
      const context = await contextOf(county, visit);
      const pictures = join(out, mode.name);
      const looks = await lookAt({ context, address, visit, mode, pictures }, async (page, name) => {
        const said = [...(await findingsOn(page, mode.limits)), ...(await namelessOn(page))];
        await shoot(page, join(pictures, `${name}.png`));
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

export const contextOf = (county: DemoCounty, visit: PageVisit): Promise<BrowserContext> =>
  visit.as ? county.context(visit.as, 1 + Object.keys(visit.then ?? {}).length) : county.stranger();

export async function addressOf(county: DemoCounty, visit: PageVisit): Promise<string> {
  if (!visit.as || !visit.with) return visit.path;
  return `${visit.path}?${new URLSearchParams(await visit.with(await county.reader(visit.as)))}`;
}

export interface Opening {
  readonly context: BrowserContext;
  readonly address: string;
  readonly visit: PageVisit;
  readonly mode: Mode;
  /** A folder, for what does not open as it stands then. */
  readonly pictures: string;
}

/** The page as it opens, then each of its sheets. */
export async function lookAt({ context, address, visit, mode, pictures }: Opening, look: Look): Promise<string[]> {
  const page = await context.newPage();
  const refused = refusalsOn(page);
  const found: string[] = [];
  let at = visit.name;
  const looked = async (name: string) => {
    found.push(...(await look(page, name)).map(finding => `${name}: ${finding}`));
    if (refused.some(one => BUSY.test(one))) throw new Error('the server was too busy for it');
  };
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
    const picture = join(pictures, `${at.replaceAll('/', '-')}-${mode.name}-as-it-stood.png`);
    found.push(`${at}: does not open: ${await asItStands(page, error, picture)}${refused.map(one => `\nrefused: ${one}`).join('')}`);
  } finally {
    await page.close();
  }
  return found;
}

function refusalsOn(page: Page): readonly string[] {
  const refused: string[] = [];
  page.on('response', answer => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
  return refused;
}

/** What was waited for in vain, and the page on which it was. */
async function asItStands(page: Page, error: unknown, picture: string): Promise<string> {
  const why = (error instanceof Error ? error.message : String(error)).split('\n').slice(0, WHY_LINES).join('\n');
  mkdirSync(dirname(picture), { recursive: true });
  const taken = await page.screenshot({ path: picture, timeout: SETTLE_MS }).then(
    () => picture,
    () => 'no picture can be taken of it',
  );
  const words = await page.innerText('body', { timeout: SETTLE_MS }).catch(() => '');
  return `${why}\nat ${page.url()} (${taken}), which says:\n${words.slice(0, WORDS_CHARS)}`;
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
  // Led elsewhere, or told that it could not be read, one would look at that and find it in order.
  const [at, wanted] = [new URL(page.url()).pathname, new URL(address, page.url()).pathname];
  if (at !== wanted) throw new Error(`leads to ${at}`);
  const fault = page.locator('.empty__picture--warn').filter({ visible: true });
  if ((await fault.count()) > 0) throw new Error('could not be read');
}

/** What is asked for has come. */
async function atRest(page: Page): Promise<void> {
  await page.locator('.skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: SETTLE_MS });
}

/** The page scrolls inside of itself, so the window grows to what is in it. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('.taro_page, .taro_page *')].filter(one => one.clientHeight > 0).map(one => one.scrollHeight - one.clientHeight), 0) + innerHeight`,
  );
  await page.setViewportSize({ width: WIDTH, height: Math.min(height, MAX_HEIGHT) });
}
