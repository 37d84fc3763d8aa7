import { identityRoutes, routePath } from '@jishan/contracts';
import type { BrowserContext, Page } from 'playwright-core';
import { codeOf, stepAt } from '../../apps/api/src/modules/identity/auth/totp';
import { inTurn, tap, words, type Deed } from '../../tools/screenshots/deeds';
import { lookAt, MODES } from '../../tools/screenshots/every-page';
import { enterByPassword, enterByWechat } from './api';
import { press, see, signIn, write } from './hands';
import { look, PICTURES } from './look';
import { newPhone, putPhonesAway, type Phone } from './phone';
import { answer } from './shop';
import { newVillager, type Villager } from './villagers';
import { bringWechat, dropWechat, newUsername, PASSWORD, setPassword, takeOfficeAbove } from './ways-in';

const SOON_MS = 300_000;
const ME = '/pages/me/index';
const CURRENT = '现在的密码';

afterAll(putPhonesAway);

/** By name and password, as at the computer. */
async function signInByPassword(phone: Phone, username: string): Promise<void> {
  const login = await phone.context.request.post(routePath(identityRoutes.passwordLogin, {}), {
    data: { username, password: PASSWORD, client: 'h5' },
  });
  if (!login.ok()) throw new Error(`signing in answered ${login.status()}: ${await login.text()}`);
}

/** A phone with this person's WeChat, on which they are signed in. */
async function phoneWithWechat(of: Villager, username?: string): Promise<Phone> {
  const phone = await newPhone();
  await bringWechat(phone.context, of.openid);
  await (username === undefined ? signIn(phone, of) : signInByPassword(phone, username));
  return phone;
}

const secret = (page: Page, field: string) => page.getByLabel(field, { exact: true }).filter({ visible: true });

/** Where the sheet asks for the password of now. */
const knowPassword: Deed = async page => {
  await page.getByRole('dialog').filter({ visible: true }).waitFor();
  const field = secret(page, CURRENT);
  if ((await field.count()) > 0) await field.fill(PASSWORD);
};
const enrol = inTurn(tap(/^动态口令/), knowPassword, tap('取得二维码'), words(/^扫不了/));

describe('every sheet of 登录安全', () => {
  let opened: readonly { readonly name: string; readonly context: BrowserContext; readonly then: Readonly<Record<string, Deed>> }[];
  beforeAll(async () => {
    const [came, both, officer, left] = [await newVillager(), await newVillager(), await newVillager(), await newVillager()];
    await setPassword(both);
    await setPassword(officer);
    await takeOfficeAbove(officer);
    const username = await setPassword(left);
    await dropWechat(left);
    const contextOf = async (phone: Promise<Phone>): Promise<BrowserContext> => (await phone).context;
    opened = [
      {
        name: 'came-by-wechat',
        context: await contextOf(phoneWithWechat(came)),
        then: { first: tap(/^设置密码/), 'first-missing': tap(/^设置密码/, '设置密码') },
      },
      {
        name: 'has-both',
        context: await contextOf(phoneWithWechat(both)),
        then: { unbind: tap(/^解绑微信/), 'unbind-missing': tap(/^解绑微信/, '解绑微信'), password: tap(/^修改密码/) },
      },
      {
        name: 'password-only',
        context: await contextOf(phoneWithWechat(left, username)),
        then: { bind: tap(/^绑定微信/), 'bind-missing': tap(/^绑定微信/, '绑定微信') },
      },
      {
        name: 'officer',
        context: await contextOf(phoneWithWechat(officer)),
        then: { factor: tap(/^动态口令/), 'factor-secret': enrol, 'factor-missing': inTurn(enrol, tap('完成绑定')) },
      },
    ];
  }, SOON_MS);

  it.each(MODES)(
    'in $name letters opens for whom it is made, and is within sight, reach and the rules of the accessibility checker',
    async mode => {
      const found: string[] = [];
      for (const { name, context, then } of opened) {
        const visit = { name: `38-ways-in/${name}`, path: ME, then };
        found.push(...(await lookAt({ context, address: ME, visit, mode, pictures: PICTURES }, page => look(page, mode))));
      }
      expect(found).toEqual([]);
    },
    SOON_MS,
  );
});

it(
  'who came by WeChat sets a password, takes the WeChat off and binds it again: each is a way to the same account',
  async () => {
    const villager = await newVillager();
    const { accountId } = await villager.session.call(identityRoutes.me);
    const username = newUsername();
    const phone = await phoneWithWechat(villager);
    await phone.open(ME);
    await press(phone, /^设置密码/);
    await write(phone, '用户名', username);
    await secret(phone.page, '新密码').fill(PASSWORD);
    await secret(phone.page, '再填一遍新密码').fill(PASSWORD);
    await answer(phone, '设置密码');
    await see(phone, '密码已设置');
    const byPassword = await enterByPassword(username, PASSWORD);
    expect(await byPassword.call(identityRoutes.me)).toMatchObject({ accountId, hasPassword: true, hasWechat: true });

    await press(phone, /^解绑微信/);
    await secret(phone.page, CURRENT).fill(PASSWORD);
    await answer(phone, '解绑微信');
    await see(phone, '微信已解绑');
    await press(phone, /^绑定微信/);
    await secret(phone.page, CURRENT).fill(PASSWORD);
    await answer(phone, '绑定微信');
    await see(phone, '微信已绑定');
    const byWechat = await enterByWechat(villager.openid);
    expect(await byWechat.call(identityRoutes.me)).toMatchObject({ accountId, hasPassword: true, hasWechat: true });
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);

it(
  'an officer binds an authenticator: from then on the password alone opens nothing',
  async () => {
    const officer = await newVillager();
    const username = await setPassword(officer);
    await takeOfficeAbove(officer);
    const phone = await phoneWithWechat(officer);
    await phone.open(ME);
    await enrol(phone.page);
    const shown = (await phone.page.locator('.secret__words').filter({ visible: true }).innerText()).replace(/\s/g, '');
    const step = stepAt(new Date());
    await write(phone, '动态口令', codeOf(fromBase32(shown), step));
    await answer(phone, '完成绑定');
    await see(phone, '动态口令已绑定');
    await see(phone, /^已绑定$/);
    await expect(enterByPassword(username, PASSWORD)).rejects.toThrow(/SECOND_FACTOR/);
    // What was shown is used up: the next one is what the authenticator shows next.
    const login = { username, password: PASSWORD, client: 'h5', oneTimeCode: codeOf(fromBase32(shown), step + 1) } as const;
    const entered = await phone.context.request.post(routePath(identityRoutes.passwordLogin, {}), { data: login });
    expect(entered.status()).toBe(200);
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);

/** RFC 4648, 6: what an authenticator makes of the letters that are typed into it. */
function fromBase32(text: string): Buffer {
  const bits = [...text].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2)));
}
