import type { Page } from 'playwright-core';
import { documentPhoto } from './document-photo';

/** What is done on a page before it is looked at again: a sheet is opened, a tab chosen. */
export type Deed = (page: Page) => Promise<void>;

/** Generous: several pages are looked at at once, beside other tests. */
const TAP_MS = 20_000;
const UPLOAD_MS = 20_000;
/** Presses one after the other, each once it is there. */
export const tap =
  (...names: readonly (string | RegExp)[]): Deed =>
  async page => {
    for (const name of names) {
      const of = (role: 'button' | 'tab' | 'radio' | 'switch' | 'checkbox') =>
        page.getByRole(role, { name, exact: typeof name === 'string' });
      const wanted = of('button').or(of('tab')).or(of('radio')).or(of('switch')).or(of('checkbox'));
      await wanted.filter({ visible: true }).first().click({ timeout: TAP_MS });
    }
  };

/** Presses what belongs to the first of several that says so of itself. */
export const tapAt =
  (says: RegExp, button: RegExp): Deed =>
  page =>
    page
      .locator('.entry')
      .filter({ hasText: says, visible: true })
      .first()
      .getByRole('button', { name: button })
      .click({ timeout: TAP_MS });

export const write =
  (field: RegExp, text: string): Deed =>
  page =>
    page.getByRole('textbox', { name: field }).filter({ visible: true }).first().fill(text, { timeout: TAP_MS });
export const inTurn =
  (...deeds: readonly Deed[]): Deed =>
  async page => {
    for (const deed of deeds) await deed(page);
  };

/** The microphone as its owner lets the browser use it, or not; `launchChromium` and the tool itself bring one. */
export const microphone =
  (allowed: boolean): Deed =>
  async page => {
    await (allowed ? page.context().grantPermissions(['microphone']) : page.context().clearPermissions());
  };
export const words =
  (said: string | RegExp): Deed =>
  page =>
    page.getByText(said).filter({ visible: true }).first().waitFor({ timeout: TAP_MS });
/** A photo as it is taken; each time another one, for the village takes none twice. */
export const takePhoto: Deed = async page => {
  const buffer = await documentPhoto({ title: '院坝', lines: [new Date().toISOString()] });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: TAP_MS }), tap('现在拍照')(page)]);
  await chooser.setFiles({ name: 'yard.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('.photo-tile__done').waitFor({ timeout: UPLOAD_MS });
};
