import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../check/chromium';
import { repositoryRoot } from '../start/programs';
import { startProduct } from '../start/product';

interface Shot {
  readonly name: string;
  readonly username: string;
  readonly path: string;
  /** Text that stands on the page when it is ready. */
  readonly ready: string | RegExp;
  readonly elder?: boolean;
  readonly then?: (page: Page) => Promise<void>;
}

const PASSWORD = 'jishan-demo-2026';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const SHOTS: readonly Shot[] = [
  { name: 'home', username: 'cunmin', path: '/pages/home/index', ready: '村里的事' },
  { name: 'home-elder', username: 'cunmin', path: '/pages/home/index', ready: '村里的事', elder: true },
  { name: 'points', username: 'cunmin', path: '/pages/points/index', ready: '最近明细' },
  { name: 'apply', username: 'cunmin', path: '/pkg-points/pages/apply/index', ready: /五清/ },
  { name: 'store', username: 'cunmin', path: '/pages/store/index', ready: '我的兑换' },
  { name: 'services', username: 'cunmin', path: '/pkg-checklists/pages/services/index', ready: /宅基地/ },
  { name: 'workbench', username: 'shuji', path: '/pkg-work/pages/workbench/index', ready: /待/ },
  { name: 'review', username: 'jifen', path: '/pkg-work/pages/review/index', ready: '通过' },
  { name: 'counter', username: 'chaoshi', path: '/pkg-work/pages/counter/index', ready: /户/ },
];

/** `npm run screenshots [-- --base URL] [--out DIR] [--only NAME]`: the pictures of the README, 390 × 844, from the demo county. */
async function main(): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const out = option('out') ?? join(repositoryRoot, 'docs', 'screenshots');
  const only = option('only');
  mkdirSync(out, { recursive: true });
  const base = option('base');
  if (base) return shootAll(base, out, only);
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-screenshots-'));
  const product = await startProduct({ dataDir, port: 0, quiet: true, unsafeForTests: true });
  try {
    await shootAll(product.baseUrl, out, only);
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function shootAll(base: string, out: string, only: string | undefined): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('没有找到 Chromium。');
  const browser = await chromium.launch({ executablePath, args: QUIET });
  try {
    for (const shot of SHOTS) if (!only || only === shot.name) await shoot(browser, base, out, shot);
  } finally {
    await browser.close();
  }
}

async function shoot(browser: Browser, base: string, out: string, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  try {
    // The refresh token lands in the context's cookie: the app finds itself signed in.
    await context.request.post('/api/v1/auth/password/login', { data: { username: shot.username, password: PASSWORD, client: 'h5' } });
    const page = await context.newPage();
    await page.goto(shot.path);
    await page.getByText(shot.ready).first().waitFor({ timeout: 30_000 });
    if (shot.elder)
      await page
        .getByRole('button', { name: /长辈版/ })
        .first()
        .click();
    await page.waitForLoadState('networkidle');
    await shot.then?.(page);
    const sharp = createRequire(join(repositoryRoot, 'apps', 'api', 'package.json'))('sharp') as (input: Buffer) => {
      png(options: object): { toFile(path: string): Promise<unknown> };
    };
    await sharp(await page.screenshot())
      .png({ palette: true, quality: 80 })
      .toFile(join(out, `${shot.name}.png`));
    process.stdout.write(`${shot.name}\n`);
  } catch (error) {
    throw new Error(`${shot.name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await context.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
