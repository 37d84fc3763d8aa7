import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Query, ViewNode, WeappHost } from '../../weapp/host';
import type { Villager } from '../villagers';
import { newWeappPhone } from '../weapp-phone';

/** Generous, because a condition is waited for and a busy machine is slow; what fails, fails all the same. */
const PATIENCE_MS = 60_000;
const NUMBER = '13900000000';
const PRESSABLE = ['button', 'tab', 'checkbox', 'radio'] as const;

const phones: WeappHost[] = [];
const folders: string[] = [];

export async function newPhone(owner: Parameters<typeof newWeappPhone>[0] = { phone: NUMBER }): Promise<WeappHost> {
  const phone = await newWeappPhone(owner);
  phones.push(phone);
  return phone;
}

/** Call it in `afterAll`. */
export function putPhonesAway(): void {
  phones.splice(0).forEach(phone => phone.close());
  folders.splice(0).forEach(folder => rmSync(folder, { recursive: true, force: true }));
}

/** A phone in whose WeChat this person is; one tap, and she is at home. `apiBase` is another way to the product. */
export async function phoneOf({ openid }: Pick<Villager, 'openid'>, apiBase?: string): Promise<WeappHost> {
  const phone = await newPhone({ phone: NUMBER, openid, ...(apiBase === undefined ? {} : { apiBase }) });
  await phone.open('/pages/home/index');
  await press(phone, '微信一键登录');
  await phone.waitFor(() => phone.route === 'pages/home/index', PATIENCE_MS);
  await see(phone, '村里的事');
  return phone;
}

type Name = string | RegExp;

function pressables(phone: WeappHost, name: Name, within?: ViewNode): ViewNode[] {
  return PRESSABLE.flatMap(role => phone.findAll({ role, called: name, ...(within ? { within } : {}) }));
}

export const canPress = (phone: WeappHost, name: Name): boolean => pressables(phone, name).length > 0;

export async function press(phone: WeappHost, name: Name): Promise<void> {
  await phone.waitFor(() => canPress(phone, name), PATIENCE_MS);
  const [first] = pressables(phone, name);
  if (first) await phone.tap(first);
}

/** Answers the sheet or question that lies over the page. */
export async function answer(phone: WeappHost, action: string): Promise<void> {
  const sheet = (): ViewNode | undefined => phone.findAll({ role: 'dialog' }).at(-1);
  await phone.waitFor(() => sheet() !== undefined, PATIENCE_MS);
  const [button] = pressables(phone, action, sheet());
  if (!button) throw new Error(`the sheet has no ${action}: ${phone.text()}`);
  await phone.tap(button);
}

export async function write(phone: WeappHost, label: string, text: string): Promise<void> {
  const field = (): ViewNode | undefined => ['input', 'textarea'].flatMap(tag => phone.findAll({ tag, label } satisfies Query))[0];
  await phone.waitFor(() => field() !== undefined, PATIENCE_MS);
  const found = field();
  if (found) await phone.input(found, text);
}

export const says = (phone: WeappHost, words: Name): boolean =>
  typeof words === 'string' ? phone.text().includes(words) : words.test(phone.text());

export async function see(phone: WeappHost, words: Name): Promise<void> {
  await phone.waitFor(() => says(phone, words), PATIENCE_MS);
}

export async function seeNoMore(phone: WeappHost, words: Name): Promise<void> {
  await phone.waitFor(() => !says(phone, words), PATIENCE_MS);
}

/** The album: these pictures are chosen when the picker opens next. */
export async function choosePhotos(phone: WeappHost, opener: string, photos: readonly Buffer[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-album-'));
  folders.push(folder);
  const files = photos.map((photo, index) => join(folder, `${index + 1}.jpg`));
  files.forEach((file, index) => writeFileSync(file, photos[index] ?? ''));
  phone.nextPhotos(...files);
  await press(phone, opener);
}
