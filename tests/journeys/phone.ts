import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { axeFindings } from './axe';
import { launchChromium } from './chromium';
import { productUrl } from './product-note';

const OUT = join(__dirname, '.out');
const SIZE = { width: 390, height: 844 };
/** What draws a page; pictures have their place before they come. */
const DRAWS = new Set(['document', 'script', 'stylesheet', 'fetch', 'xhr']);
const QUIET_MS = 50;
/** A test may hold an answer back; nobody waits for it longer than that before tapping. */
const QUIET_AT_MOST_MS = 2_000;

export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of: exceptions, console errors, answers of 500 and above. A journey ends with `expect(phone.complaints).toEqual([])`. */
  readonly complaints: readonly string[];
  /** Opens a page of the app by its path. */
  open(path: string): Promise<void>;
  /** Waits until nothing that it fetched is under way any more: what comes late moves what stands there, and a tap that meets it goes astray. */
  quiet(): Promise<void>;
  /** A picture for people, in tests/journeys/.out, and a look by the accessibility checker, whose findings are complaints. */
  shot(name: string): Promise<void>;
  close(): Promise<void>;
}

let browser: Browser | undefined;
let microphone: string | undefined;

/** Before the first phone of a test file: what is said into all their microphones. Each must still allow it. */
export function sayInto(file: string): void {
  microphone = file;
}

/** A new phone: nothing stored, nobody signed in. One Chromium serves all phones of a test file. */
export async function newPhone(): Promise<Phone> {
  browser ??= await launchChromium(microphone);
  const context = await browser.newContext({
    baseURL: productUrl(),
    viewport: SIZE,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What fades in has no contrast until it has arrived, and it may begin between the picture and the look: whoever asks for less motion sees it at once.
    reducedMotion: 'reduce',
  });
  return newTab(context);
}

/** One more page of the app in the same browser: what is stored and who is signed in are the same for all its tabs. */
export async function newTab(context: BrowserContext): Promise<Phone> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  listen(page, complaints);
  const quiet = quietOf(page);
  return {
    page,
    context,
    complaints,
    quiet,
    open: async path => {
      await page.goto(path);
    },
    shot: async name => {
      mkdirSync(OUT, { recursive: true });
      await page.screenshot({ path: join(OUT, `${name}.png`) });
      complaints.push(...(await axeFindings(page)).map(finding => `${name}: ${finding}`));
    },
    close: () => context.close(),
  };
}

/** Call it in `afterAll`; phones that are still open are closed with it. */
export async function putPhonesAway(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

function quietOf(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let last = 0;
  const over = (request: Request): void => {
    if (underWay.delete(request)) last = Date.now();
  };
  page.on('request', request => {
    if (DRAWS.has(request.resourceType())) underWay.add(request);
  });
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  return async () => {
    const end = Date.now() + QUIET_AT_MOST_MS;
    await sleep(QUIET_MS);
    while ((underWay.size > 0 || Date.now() - last < QUIET_MS) && Date.now() < end) await sleep(QUIET_MS);
  };
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', error => complaints.push(`exception: ${error.message}`));
  page.on('console', message => {
    // Chromium itself logs every answer of 400 and above; expected refusals are the app's business, and 5xx are noticed below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(`console: ${message.text()}`);
  });
  page.on('response', response => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.on('requestfailed', request => {
    // A page that is left cancels its requests; that is no fault.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
}
