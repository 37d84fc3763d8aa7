import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../start/programs';

export const WIDTH = 390;

export const PHONE = {
  viewport: { width: WIDTH, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  // Half faded in, words have no contrast: whoever asks for less motion sees them at once.
  reducedMotion: 'reduce',
} as const;

/** With few colours, so that a repository may hold it. */
export async function save(picture: Buffer, file: string): Promise<void> {
  const sharp = createRequire(join(repositoryRoot, 'apps', 'api', 'package.json'))('sharp') as (input: Buffer) => {
    png(options: object): { toFile(path: string): Promise<unknown> };
  };
  await sharp(picture).png({ palette: true, quality: 80 }).toFile(file);
}
