import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { DemoCounty } from './demo-county';
import { ELDER, findingsOn, NORMAL } from './findings';
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
/** A sheet slides in. */
const SHEET_MS = 350;

interface Choice {
  readonly only?: string | undefined;
  readonly modes?: string | undefined;
}

/** Every page of the app as a whole, with the sheets that open on it, in both modes, into `out/<mode>/<page>.png`. Answers what was found on them. */
export async function shootEveryPage(county: DemoCounty, out: string, { only, modes }: Choice): Promise<string[]> {
  const pages = everyPage().filter(page => !only || page.name.includes(only));
  // First, while the tokens are fresh.
  const addresses = new Map<PageVisit, string>();
  for (const visit of pages) addresses.set(visit, await addressOf(county, visit));
  const shown = pages.filter(visit => !visit.needs || !addresses.get(visit)?.endsWith('id='));
  const found: string[] = [];
  for (const visit of shown) {
    const context = visit.as ? (await county.person(visit.as)).context : await county.stranger();
    for (const mode of MODES.filter(one => !modes || one.name === modes)) {
      const looks = await lookAt(context, addresses.get(visit) ?? visit.path, visit, mode, join(out, mode.name));
      const said = looks.map(finding => `${mode.name} ${finding}`);
      said.forEach(finding => process.stdout.write(`  ✗ ${finding}\n`));
      found.push(...said);
    }
    process.stdout.write(`${visit.name}\n`);
  }
  return found;
}

export async function addressOf(county: DemoCounty, visit: PageVisit): Promise<string> {
  if (!visit.as || !visit.with) return visit.path;
  const { reader } = await county.person(visit.as);
  return `${visit.path}?${new URLSearchParams(await visit.with(reader))}`;
}

/** The page as it opens, then each of its sheets. With a folder, pictures are left in it. */
export async function lookAt(context: BrowserContext, address: string, visit: PageVisit, mode: Mode, folder?: string): Promise<string[]> {
  const page = await context.newPage();
  const found: string[] = [];
  const look = async (name: string, whole: boolean) => {
    found.push(...(await findingsOn(page, mode.limits)).map(finding => `${name}: ${finding}`));
    if (!folder) return;
    const file = join(folder, `${name}.png`);
    mkdirSync(dirname(file), { recursive: true });
    if (whole) await showWhole(page);
    await save(await page.screenshot(), file);
  };
  try {
    // As the app itself stores it (theme/elder.ts, platform/storage.ts).
    await page.addInitScript(`localStorage.setItem('jishan.elder', '{"data":"${mode.elder}"}')`);
    await open(page, address);
    await look(visit.name, true);
    for (const [sheet, deed] of Object.entries(visit.then ?? {})) {
      await page.setViewportSize(PHONE.viewport);
      await open(page, address);
      await deed(page);
      await page.waitForTimeout(SHEET_MS);
      await look(`${visit.name}~${sheet}`, false);
    }
  } catch (error) {
    found.push(`${visit.name}: does not open: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
  } finally {
    await page.close();
  }
  return found;
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).catch(() => undefined);
  await page.locator('.screen').filter({ visible: true }).first().waitFor({ timeout: SETTLE_MS });
  await page.locator('.skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: SETTLE_MS });
}

/** The page scrolls inside of itself, so the window grows to what is in it. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('.taro_page, .taro_page *')].filter(one => one.clientHeight > 0).map(one => one.scrollHeight - one.clientHeight), 0) + innerHeight`,
  );
  await page.setViewportSize({ width: WIDTH, height: Math.min(height, MAX_HEIGHT) });
}
