import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../check/chromium';
import { repositoryRoot } from '../start/programs';
import { startProduct } from '../start/product';
import { DemoCounty } from './demo-county';
import { shootEveryPage } from './every-page';
import { save } from './phone-page';
import { prepare } from './prepare';

interface Shot {
  readonly name: string;
  readonly username: string;
  readonly path: string;
  /** Text that stands on the page when it is ready. */
  readonly ready: string | RegExp;
  readonly elder?: boolean;
  readonly then?: (page: Page) => Promise<void>;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--use-fake-device-for-media-stream',
];

const SHOTS: readonly Shot[] = [
  { name: 'home', username: 'cunmin', path: '/pages/home/index', ready: '村里的事' },
  { name: 'home-elder', username: 'cunmin', path: '/pages/home/index', ready: '村里的事', elder: true },
  { name: 'apply', username: 'cunmin', path: '/pkg-points/pages/apply/index', ready: /五清/ },
  { name: 'store', username: 'cunmin', path: '/pages/store/index', ready: '我的兑换' },
  { name: 'services', username: 'cunmin', path: '/pkg-checklists/pages/services/index', ready: /宅基地/ },
  { name: 'workbench', username: 'shuji', path: '/pkg-work/pages/workbench/index', ready: /待/ },
  { name: 'review', username: 'jifen', path: '/pkg-work/pages/review/index', ready: '通过' },
  { name: 'counter', username: 'chaoshi', path: '/pkg-work/pages/counter/index', ready: /户/ },
];

/**
 * `npm run screenshots [-- --base URL] [--only NAME,NAME] [--out DIR] [--pages DIR] [--mode normal|elder] [--prepare] [--readme]`, from the demo county, 390 px wide: the pictures of the README,
 * and, but for `--readme`, every page of the app in both modes into `.jishan/screens`, with what was found on them: what is too small, cut, or broken over lines.
 */
async function main(): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const wish = {
    out: option('out') ?? join(repositoryRoot, 'docs', 'screenshots'),
    pages: option('pages') ?? join(repositoryRoot, '.jishan', 'screens'),
    only: option('only'),
    modes: option('mode'),
  };
  const base = option('base');
  if (base) return shootAll(base, wish, !process.argv.includes('--prepare'));
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-screenshots-'));
  const product = await startProduct({ dataDir, port: 0, quiet: true, unsafeForTests: true });
  try {
    await shootAll(product.baseUrl, wish, false);
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Wish {
  readonly out: string;
  readonly pages: string;
  readonly only: string | undefined;
  /** `normal` or `elder` alone, and no picture for the README. */
  readonly modes: string | undefined;
}

/** `asItIs`: somebody else's product, in which nothing is done; else, what the demo has none of is made first. */
async function shootAll(base: string, { out, pages, only, modes }: Wish, asItIs: boolean): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('没有找到 Chromium。');
  const browser = await chromium.launch({ executablePath, args: QUIET });
  try {
    const county = new DemoCounty(browser, base);
    mkdirSync(out, { recursive: true });
    if (!modes) for (const shot of SHOTS) if (!only || only.split(',').includes(shot.name)) await shoot(county, out, shot);
    if (process.argv.includes('--readme')) return;
    if (!asItIs) await prepare(county);
    const found = await shootEveryPage(county, pages, { only, modes });
    if (found.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

async function shoot(county: DemoCounty, out: string, shot: Shot): Promise<void> {
  const context = await county.context(shot.username, 1);
  const page = await context.newPage();
  try {
    await page.addInitScript(`localStorage.setItem('jishan.elder', '{"data":"${shot.elder === true}"}')`);
    await page.goto(shot.path);
    await page.getByText(shot.ready).first().waitFor({ timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    await shot.then?.(page);
    await save(await page.screenshot(), join(out, `${shot.name}.png`));
    process.stdout.write(`${shot.name}\n`);
  } catch (error) {
    throw new Error(`${shot.name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await page.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
