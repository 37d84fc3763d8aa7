import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Mode } from '../../tools/screenshots/every-page';
import { findingsOn, namelessOn } from '../../tools/screenshots/findings';
import { PHONE } from '../../tools/screenshots/phone-page';
import { axeFindings } from './axe';

/** Where a page is drawn that does not open. */
export const PICTURES = join(__dirname, '.out');
const DESIGN_WIDTH = 375;
export const SMALL_PHONE = { width: 320, height: 640 };

/** All that is asked of a page, in the room of a usual phone and of a small one, by day and by night. */
export async function look(page: Page, { limits }: Mode): Promise<string[]> {
  // Letters and targets grow and shrink with the width of the screen, in h5 as rpx do in WeChat: at 320 px all is drawn at 320/375 of what it is on
  // the phone that it was designed for, and so is what is asked of it.
  const shrink = SMALL_PHONE.width / DESIGN_WIDTH;
  const small = { targetPx: limits.targetPx * shrink, textPx: limits.textPx * shrink };
  const found = [...(await findingsOn(page, limits)), ...(await namelessOn(page)), ...(await axeFindings(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await axeFindings(page, ['color-contrast'])).map(finding => `dark: ${finding}`));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(SMALL_PHONE);
  found.push(...(await findingsOn(page, small)).map(finding => `at ${SMALL_PHONE.width}: ${finding}`));
  await page.setViewportSize(PHONE.viewport);
  return found;
}
