import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { DemoCounty } from './demo-county';
import { ELDER, findingsOn, NORMAL } from './findings';
import { save, WIDTH } from './phone-page';
import { everyPage, type PageVisit } from './visits';

const MODES = [
  { name: 'normal', elder: false, limits: NORMAL },
  { name: 'elder', elder: true, limits: ELDER },
] as const;
type Mode = (typeof MODES)[number];

/** A page longer than this is cut: nobody looks at more of it. */
const MAX_HEIGHT = 3_200;
const SETTLE_MS = 15_000;

/** Every page of the app as a whole, in both modes, into `out/<mode>/<page>.png`. Answers what was found on them. */
export async function shootEveryPage(county: DemoCounty, out: string, only: string | undefined): Promise<string[]> {
  const pages = everyPage().filter(page => !only || page.name.includes(only));
  // First, while the tokens are fresh.
  const addresses = new Map<PageVisit, string>();
  for (const visit of pages) addresses.set(visit, await addressOf(county, visit));
  const found: string[] = [];
  for (const visit of pages) {
    const context = visit.as ? (await county.person(visit.as)).context : await county.stranger();
    for (const mode of MODES) {
      const findings = await shootPage(context, addresses.get(visit) ?? visit.path, join(out, mode.name, `${visit.name}.png`), mode);
      found.push(...findings.map(finding => `${visit.name} ${mode.name}: ${finding}`));
    }
    process.stdout.write(`${visit.name}\n`);
  }
  return found;
}

async function addressOf(county: DemoCounty, visit: PageVisit): Promise<string> {
  if (!visit.as || !visit.with) return visit.path;
  const { reader } = await county.person(visit.as);
  return `${visit.path}?${new URLSearchParams(await visit.with(reader))}`;
}

async function shootPage(context: BrowserContext, address: string, file: string, mode: Mode): Promise<string[]> {
  const page = await context.newPage();
  try {
    // As the app itself stores it (theme/elder.ts, platform/storage.ts).
    await page.addInitScript(`localStorage.setItem('jishan.elder', '{"data":"${mode.elder}"}')`);
    await page.goto(address);
    await page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).catch(() => undefined);
    await page.locator('.screen').filter({ visible: true }).first().waitFor({ timeout: SETTLE_MS });
    await page.locator('.skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: SETTLE_MS });
    const findings = await findingsOn(page, mode.limits);
    await showWhole(page);
    mkdirSync(dirname(file), { recursive: true });
    await save(await page.screenshot(), file);
    return findings;
  } catch (error) {
    return [`does not open: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`];
  } finally {
    await page.close();
  }
}

/** The page scrolls inside of itself, so the window grows to what is in it. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('.taro_page, .taro_page *')].filter(one => one.clientHeight > 0).map(one => one.scrollHeight - one.clientHeight), 0) + innerHeight`,
  );
  await page.setViewportSize({ width: WIDTH, height: Math.min(height, MAX_HEIGHT) });
}
