import { randomBytes } from 'node:crypto';
import { identityRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import type { BrowserContext } from 'playwright-core';
import { wechatCodes } from './api';
import { ownerUrl } from './product-note';
import type { Villager } from './villagers';

export const PASSWORD = 'hetao-shu-2-ke-ban';

export const newUsername = (): string => `rukou-${randomBytes(6).toString('hex')}`;

/** Beside their WeChat, as on a phone; the name that they log in by. */
export async function setPassword({ session, openid }: Villager): Promise<string> {
  const username = newUsername();
  const { code } = await wechatCodes(openid);
  await session.call(identityRoutes.setFirstPassword, { body: { username, newPassword: PASSWORD, code } });
  await session.renew();
  return username;
}

/** Who has a password and no WeChat: such accounts come from the founding of a village, or lost their phone. */
export async function dropWechat({ session }: Villager): Promise<void> {
  await session.call(identityRoutes.unbindWechat, { body: { currentPassword: PASSWORD } });
}

/** Of the township that the demo villages belong to: the app grants no office above villages. */
export async function takeOfficeAbove({ session }: Villager): Promise<void> {
  const { accountId } = await session.call(identityRoutes.me);
  const owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  try {
    await owner.query(
      `INSERT INTO organization_role (organization_id, account_id, role) SELECT id, $1, 'township_officer' FROM organization WHERE kind = 'township' ORDER BY id LIMIT 1`,
      [accountId],
    );
  } finally {
    await owner.end();
  }
}

/** As the built platform file of a browser says that there is no WeChat (platform/login.h5.ts). */
const NO_WECHAT = /"wechat":!1,"loginCode":\(\)=>Promise\.reject\(new Error\("a browser has no WeChat login code"\)\)/;
const WECHAT = '"wechat":!0,"loginCode":()=>window.standInLoginCode()';

/**
 * Some sheets open only where there is a WeChat, and what is too small or covered can be measured in a browser only: this one has the WeChat of this person, by
 * the product's stand-in. The sheets themselves are the same in both. Before the first page is opened.
 */
export async function bringWechat(context: BrowserContext, openid: string): Promise<void> {
  await context.exposeFunction('standInLoginCode', async () => (await wechatCodes(openid)).code);
  await context.route(/\/js\/app\.\w+\.js$/, async route => {
    const answer = await route.fetch();
    const script = await answer.text();
    if (!NO_WECHAT.test(script)) throw new Error('the platform file of the bundle reads otherwise: nothing here has a WeChat');
    await route.fulfill({ response: answer, body: script.replace(NO_WECHAT, WECHAT) });
  });
}
