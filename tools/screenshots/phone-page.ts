import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../start/programs';

export const WIDTH = 390;

export const PHONE = {
  viewport: { width: WIDTH, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
} as const;

/** What slides in has arrived: half faded in, words have no contrast. As text, for what a compiler adds to functions does not exist in the page. */
export const arrived = (page: Page): Promise<unknown> =>
  page.evaluate(
    `Promise.all(document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 5000).map(one => one.finished.catch(() => undefined))).then(() => undefined)`,
  );

/** With few colours, so that a repository may hold it. */
export async function save(picture: Buffer, file: string): Promise<void> {
  const sharp = createRequire(join(repositoryRoot, 'apps', 'api', 'package.json'))('sharp') as (input: Buffer) => {
    png(options: object): { toFile(path: string): Promise<unknown> };
  };
  await sharp(picture).png({ palette: true, quality: 80 }).toFile(file);
}
