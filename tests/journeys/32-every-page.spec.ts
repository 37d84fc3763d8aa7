import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DemoCounty } from '../../tools/screenshots/demo-county';
import { addressOf, contextOf, lookAt, MODES, type Mode } from '../../tools/screenshots/every-page';
import { prepare } from '../../tools/screenshots/prepare';
import { everyPage, type PageVisit } from '../../tools/screenshots/visits';
import { startProduct } from '../../tools/start/product';
import { launchChromium } from './chromium';
import { look, PICTURES, SMALL_PHONE } from './look';
import { putSoundsAway, soundFile } from './sounds';

const SOON_MS = 600_000;
/** So many pages are open at once. */
const AT_ONCE = 3;

let browser: Browser;
let county: DemoCounty;
let product: Awaited<ReturnType<typeof startProduct>>;
let folder: string;

/** A product of its own: what other journeys leave behind would be on the pages, and what is prepared here on theirs. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jishan-every-page-'));
  product = await startProduct({ dataDir: join(folder, 'data'), port: 0, build: false, quiet: true, unsafeForTests: true });
  browser = await launchChromium(soundFile(2));
  county = new DemoCounty(browser, product.baseUrl);
  await prepare(county);
}, SOON_MS);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  putSoundsAway();
  await rm(folder, { recursive: true, force: true });
});

/** Red line 8: 投诉建议 is reachable from every page. Where it is not, and why: */
const WITHOUT: Readonly<Record<string, string>> = {
  'pages/login': 'nobody is signed in',
  'pages/first-password': 'the server answers nothing before the password is changed',
  'pkg-life/complaints': 'it is the page to which the way leads',
  'pkg-life/complaint-form': 'it leads away from what is half written',
};
/** An office above villages has no place in one: it handles them. */
const ABOVE_VILLAGES = 'xiangzhen';

async function wayToComplain(page: Page, visit: Pick<PageVisit, 'name' | 'as'>): Promise<string[]> {
  const ways = await page.locator('.screen__complaints').filter({ visible: true }).count();
  const wanted = visit.as === ABOVE_VILLAGES || visit.name in WITHOUT ? 0 : 1;
  return ways === wanted ? [] : [`ways to complain: ${ways}, not ${wanted}`];
}

async function lookAtAll(mode: Mode, pages: readonly PageVisit[]): Promise<string[]> {
  const waiting = [...pages];
  const found: string[] = [];
  const one = async (): Promise<void> => {
    for (let visit = waiting.shift(); visit; visit = waiting.shift()) {
      const [context, address] = [await contextOf(county, visit), await addressOf(county, visit)];
      found.push(
        ...(await lookAt({ context, address, visit, mode, pictures: PICTURES }, async page => [
          ...(await look(page, mode)),
          ...(await wayToComplain(page, visit)),
        ])),
      );
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

  it(
    'finds what is planted into a page that is right',
    async () => {
      const [visit] = everyPage();
      if (!visit) throw new Error('app.config.ts names no page');
      const opening = {
        context: await contextOf(county, visit),
        address: visit.path,
        visit: { ...visit, then: {} },
        mode,
        pictures: PICTURES,
      };
      const found = await lookAt(opening, async page => {
        await page.evaluate(
          `document.querySelector('.screen').insertAdjacentHTML('afterbegin', ${JSON.stringify(faultsOf(mode).join(''))})`,
        );
        // Given by React, as whatever answers a tap.
        await page.evaluate(`document.querySelector('.screen__complaints').remove()`);
        await page.evaluate(`document.getElementById('pressed').__reactProps$planted = { onClick() {} }`);
        return [...(await look(page, mode)), ...(await wayToComplain(page, visit))];
      });
      for (const finding of PLANTED) expect(found).toContainEqual(expect.stringContaining(finding));
    },
    SOON_MS,
  );
});

const faultsOf = ({ limits }: Mode): readonly string[] => [
  // First: in large letters what stands last lies under the bar at the foot, and of what is covered no contrast is told.
  '<p style="color:#777777;background:#888888">白天看不清</p>',
  '<p style="color:#3a423a;background:var(--paper)">夜里看不清</p>',
  `<div role="button" style="width:${limits.targetPx - 2}px;height:90px">小钮</div>`,
  `<p style="font-size:${limits.textPx - 1}px">看不清的字</p>`,
  '<div role="button" style="width:90px;height:90px"></div>',
  '<div role="textbox" style="width:90px;height:90px"></div>',
  '<div id="pressed" style="width:90px;height:90px">没有角色</div>',
  '<div role="button" style="height:90px">被盖住</div><div style="height:90px;margin-top:-90px;position:relative">盖子</div>',
  '<p style="width:700px;white-space:nowrap;margin-left:300px">这一行字太长，看不到尾</p>',
  '<p style="margin-left:330px;width:50px;font-size:24px;white-space:nowrap">出去</p>',
  '<p style="width:70px;font-size:24px;word-break:break-all">2026年11月26日</p>',
  '<p>undefined 分</p>',
];
const PLANTED = [
  ': 小钮',
  'small text',
  'no name: button',
  'no name: textbox',
  'no role: 没有角色',
  'covered by 盖子',
  'beyond the edge: 这一行字太长',
  `at ${SMALL_PHONE.width}: beyond the edge: 出去`,
  'scrolls sideways',
  'broken over lines: 2026年11月26日',
  'nonsense: undefined',
  'ways to complain: 0, not 1',
  ': axe: color-contrast <p style="color:#777777',
  ': dark: axe: color-contrast <p style="color:#3a423a',
];
