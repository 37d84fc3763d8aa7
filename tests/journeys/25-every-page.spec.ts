import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DemoCounty } from '../../tools/screenshots/demo-county';
import { addressOf, contextOf, lookAt, MODES, type Mode } from '../../tools/screenshots/every-page';
import { findingsOn, namelessOn } from '../../tools/screenshots/findings';
import { PHONE } from '../../tools/screenshots/phone-page';
import { prepare } from '../../tools/screenshots/prepare';
import { everyPage, type PageVisit } from '../../tools/screenshots/visits';
import { startProduct } from '../../tools/start/product';
import { axeFindings } from './axe';
import { launchChromium } from './chromium';

const SOON_MS = 600_000;
/** So many pages are open at once. */
const AT_ONCE = 3;
const SMALL_PHONE = { width: 320, height: 640 };

let browser: Browser;
let county: DemoCounty;
let product: Awaited<ReturnType<typeof startProduct>>;
let folder: string;

/** A product of its own: what other journeys leave behind would be on the pages, and what is prepared here on theirs. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jishan-every-page-'));
  product = await startProduct({ dataDir: join(folder, 'data'), port: 0, build: false, quiet: true, unsafeForTests: true });
  browser = await launchChromium();
  county = new DemoCounty(browser, product.baseUrl);
  await prepare(county);
}, SOON_MS);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** All that is asked of a page, in the room of a usual phone and of a small one, by day and, for its colours, by night. */
async function look(page: Page, { limits }: Mode): Promise<string[]> {
  const found = [...(await findingsOn(page, limits)), ...(await namelessOn(page)), ...(await axeFindings(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await axeFindings(page, ['color-contrast'])).map(finding => `dark: ${finding}`));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(SMALL_PHONE);
  found.push(...(await findingsOn(page, limits)).map(finding => `at ${SMALL_PHONE.width}: ${finding}`));
  await page.setViewportSize(PHONE.viewport);
  return found;
}

async function lookAtAll(mode: Mode, pages: readonly PageVisit[]): Promise<string[]> {
  const waiting = [...pages];
  const found: string[] = [];
  const one = async (): Promise<void> => {
    for (let visit = waiting.shift(); visit; visit = waiting.shift()) {
      const [context, address] = [await contextOf(county, visit), await addressOf(county, visit)];
      found.push(...(await lookAt(context, address, visit, mode, page => look(page, mode))));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return found;
}

describe.each(MODES)('in $name letters', mode => {
  it(
    'on every page of the app and every sheet: what can be pressed has a role, a name and room for a thumb; nothing is too small, covered, cut or beyond the edge; the accessibility checker is content',
    async () => {
      expect(await lookAtAll(mode, everyPage())).toEqual([]);
    },
    SOON_MS,
  );

  /** What is planted into a page that is right, and what is said of it. */
  it.each([
    ['small target', `<div role="button" aria-label="小" style="width:${mode.limits.targetPx - 2}px;height:80px"></div>`],
    ['small text', `<p style="font-size:${mode.limits.textPx - 1}px">看不清的字</p>`],
    ['no name: button', '<div role="button" style="width:80px;height:80px"></div>'],
    ['no name: textbox', '<div role="textbox" style="width:80px;height:80px"></div>'],
    ['no role', '<div id="pressed" style="width:80px;height:80px">按我</div>'],
    [
      'covered by 盖',
      '<div role="button" style="height:90px">被盖住</div><div style="height:90px;margin-top:-90px;position:relative">盖</div>',
    ],
    [
      'beyond the edge',
      '<p style="width:700px;white-space:nowrap">这一行字太长太长太长太长太长太长太长太长太长太长太长太长太长太长太长，看不到尾</p>',
    ],
    ['at 320: beyond the edge', '<p style="margin-left:330px;width:50px;font-size:24px">出去</p>'],
    ['broken over lines', '<p style="width:70px;font-size:24px;word-break:break-all">2026年11月26日</p>'],
    ['nonsense', '<p>undefined 分</p>'],
    ['axe: color-contrast', '<p style="color:#777;background:#888">看不清的颜色</p>'],
    [
      'dark: axe: color-contrast',
      '<p style="color:#fff">夜里看得清<span style="color:#1b221b;background:var(--paper)">，这里看不清</span></p>',
    ],
  ])('a planted fault is found: %s', async (said, fault) => {
    const [visit] = everyPage();
    if (!visit) throw new Error('app.config.ts names no page');
    const found = await lookAt(await contextOf(county, visit), visit.path, { ...visit, then: {} }, mode, async page => {
      await page.evaluate(`document.querySelector('.screen').insertAdjacentHTML('afterbegin', ${JSON.stringify(fault)})`);
      await page.evaluate(`{ const it = document.getElementById('pressed'); if (it) it.__reactProps$planted = { onClick() {} }; }`);
      return look(page, mode);
    });
    expect(found.filter(finding => finding.includes(said))).not.toEqual([]);
  });
});
