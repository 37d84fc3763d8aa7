import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../tools/check/chromium';

export const NO_CHROMIUM = 'No Chromium was found. Install one (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM.';

/** `microphone`: a WAV file that it hears, over and over. */
export async function launchChromium(microphone?: string): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(NO_CHROMIUM);
  // Root has no sandbox, and containers have a small /dev/shm.
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=zh-CN'],
      ...(microphone === undefined ? [] : ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${microphone}`]),
    ],
  });
}
