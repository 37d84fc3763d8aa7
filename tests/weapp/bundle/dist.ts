import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppJson } from '../host/page-stack';

/** The mini-program as it would be uploaded; `WEAPP_DIST` names another build of it. */
export const DIST = process.env.WEAPP_DIST || join(__dirname, '../../../apps/miniprogram/dist/weapp');

export function readAppJson(dist = DIST): AppJson {
  const file = join(dist, 'app.json');
  if (!existsSync(file)) throw new Error('The weapp bundle is not built: npx nx run miniprogram:build');
  return JSON.parse(readFileSync(file, 'utf8')) as AppJson;
}

export function pagesOf(app: AppJson): string[] {
  return [...app.pages, ...(app.subPackages ?? []).flatMap(sub => sub.pages.map(page => `${sub.root}/${page}`))];
}
