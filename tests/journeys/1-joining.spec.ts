import { identityRoutes } from '@jishan/contracts';
import { knownPeople } from '../../apps/api/src/demo/known-people';
import { phoneOf, press, see, seeNoMore, write } from './hands';
import { newPhone, putPhonesAway, type Phone } from './phone';
import { newOpenid, newPersonOnRoster, newSteward, newVillager, VILLAGE } from './villagers';

const SOON_MS = 240_000;
const { newcomer } = knownPeople;

/** As in WeChat, only that the phone's codes come from the stand-in. */
async function enterAs(phone: Phone, nickname: string, number?: string): Promise<void> {
  await press(phone, '以微信身份进入（演示）');
  await write(phone, '微信昵称', nickname);
  if (number) await write(phone, '手机号', number);
  await press(phone, '进入');
}

const newNickname = (): string => newOpenid().slice(-12);

async function claimIn(phone: Phone, name: string, note?: string): Promise<void> {
  await see(phone, '填写我的姓名');
  await write(phone, '姓名', name);
  if (note) await write(phone, '给村干部的话', note);
  await press(phone, '提交姓名');
}

describe('a new villager', () => {
  afterAll(putPhonesAway);

  it(
    'is in at once when name and WeChat’s number stand on the roster',
    async () => {
      const phone = await newPhone();
      await phone.open('/');
      await see(phone, /人物均为虚构/);
      await enterAs(phone, newNickname(), newcomer.phone);

      await see(phone, '先找到您的村');
      await see(phone, '演示');
      await phone.shot('1-choose-village');
      await write(phone, '输入村名，如“桠溪”', '桠');
      await seeNoMore(phone, '顺河村');
      await press(phone, new RegExp(`^${VILLAGE}`));
      await see(phone, '微信手机号已取得');
      await claimIn(phone, newcomer.name);

      await see(phone, new RegExp(`，${newcomer.name}$`));
      await see(phone, `${newcomer.group} · ${newcomer.household}`);
      await see(phone, '我家可用积分');
      await phone.shot('1-home');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'waits when the number is not the roster’s, until a cadre finds the person in the workbench',
    async () => {
      const person = await newPersonOnRoster();
      const note = `我住${person.groupName ?? ''}，${newNickname()}`;
      const phone = await newPhone();
      await phone.open('/');
      await enterAs(phone, newNickname());
      await see(phone, '先找到您的村');
      await press(phone, new RegExp(`^${VILLAGE}`));
      // Typed, not proved by WeChat: a neighbour knows the number, too.
      await write(phone, '手机号', '13800000000');
      await claimIn(phone, person.name, note);
      await see(phone, '等待村干部核对');
      await see(phone, `您以“${person.name}”的名字申请加入${VILLAGE}`);
      await press(phone, '看看核对好了没有');
      await see(phone, '还在核对中');
      await phone.shot('1-waiting');

      const cadre = await phoneOf(await newVillager({ role: 'cadre' }));
      await press(cadre, /^工作台/);
      await press(cadre, /^身份核对/);
      const card = cadre.page.locator('.card').filter({ hasText: note }).filter({ visible: true });
      await card.waitFor();
      expect(await card.innerText()).toContain('138****0000（自己填写）');
      const place = card.getByRole('radio', {
        name: new RegExp(`^${person.name}.*${person.groupName ?? ''}.*${person.householdName ?? ''}`),
      });
      await place.first().click();
      await cadre.shot('1-claims');
      // The number she typed is not the roster's: whoever approves is asked whether somebody has spoken with her.
      expect(await card.innerText()).toContain('手机号和名册上的对不上');
      await card.getByRole('button', { name: '确认是本人' }).click();
      await cadre.page.getByRole('dialog').getByRole('button', { name: '核对过了', exact: true }).click();
      await see(cadre, '已通过');
      await card.waitFor({ state: 'detached' });

      await press(phone, '看看核对好了没有');
      await see(phone, new RegExp(`，${person.name}$`));
      await see(phone, `${person.groupName ?? ''} · ${person.householdName ?? ''}`);
      await press(phone, /^消息/);
      await see(phone, '欢迎入村');
      expect([...phone.complaints, ...cadre.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'is told when a cadre does not find her, and may try again',
    async () => {
      const note = `记号 ${newNickname()}`;
      const phone = await newPhone();
      await phone.open('/');
      await enterAs(phone, newNickname());
      await press(phone, new RegExp(`^${VILLAGE}`));
      await claimIn(phone, '不在册', note);
      await see(phone, '等待村干部核对');

      const cadre = await phoneOf(await newVillager({ role: 'cadre' }));
      await press(cadre, /^工作台/);
      await press(cadre, /^身份核对/);
      const card = cadre.page.locator('.card').filter({ hasText: note }).filter({ visible: true });
      await card.getByText('名册上没有同名同号').waitFor();
      await card.getByRole('button', { name: '不通过' }).click();
      const sheet = cadre.page.getByRole('dialog').filter({ visible: true });
      await sheet.getByRole('button', { name: '名册上没有这个人' }).click();
      await sheet.getByRole('button', { name: '不通过', exact: true }).click();
      await see(cadre, '已标记不通过');

      await press(phone, '看看核对好了没有');
      await see(phone, '村干部没有核对通过');
      // Also when the app is opened anew: outside a village nobody has an inbox.
      await phone.open('/pages/join/index');
      await see(phone, '原因：名册上没有这个人');
      await press(phone, new RegExp(`^${VILLAGE}`));
      await see(phone, '填写我的姓名');
      expect([...phone.complaints, ...cadre.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'takes back what she wrote wrong, and writes it anew',
    async () => {
      const phone = await newPhone();
      await phone.open('/');
      await enterAs(phone, newNickname());
      await press(phone, new RegExp(`^${VILLAGE}`));
      await claimIn(phone, '写错了');
      await see(phone, '等待村干部核对');
      await press(phone, `撤回，不加入了，${VILLAGE}的申请`);
      await see(phone, `撤回加入${VILLAGE}的申请？`);
      await phone.shot('1-withdraw');
      await phone.page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
      await seeNoMore(phone, '等待村干部核对');
      await press(phone, new RegExp(`^${VILLAGE}`));
      await claimIn(phone, '写对了');
      await see(phone, '您以“写对了”的名字申请加入');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'opens the invitation into her household, and her name is enough',
    async () => {
      const person = await newPersonOnRoster();
      const steward = await newSteward();
      const invitation = await steward.session.call(identityRoutes.createInvitation, {
        params: { villageId: person.villageId },
        body: { householdId: person.householdId ?? '' },
      });
      const phone = await newPhone();
      await phone.open(`/${invitation.path.replace(/^\//, '')}`);
      await enterAs(phone, newNickname());
      await see(phone, `邀请您加入${VILLAGE}`);
      await see(phone, `并进入${person.householdName ?? ''}`);
      await phone.shot('1-invitation');
      await claimIn(phone, person.name);
      await see(phone, `${person.groupName ?? ''} · ${person.householdName ?? ''}`);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'types the invitation’s code, is told when it is wrong, and comes in with the right one',
    async () => {
      const person = await newPersonOnRoster();
      const steward = await newSteward();
      const { token } = await steward.session.call(identityRoutes.createInvitation, {
        params: { villageId: person.villageId },
        body: { householdId: person.householdId ?? '' },
      });
      const phone = await newPhone();
      await phone.open('/');
      await enterAs(phone, newNickname());
      await press(phone, '使用邀请码');
      await see(phone, '请填写邀请码');
      await write(phone, '邀请码', 'not-the-right-code');
      await press(phone, '使用邀请码');
      await see(phone, '邀请已失效');
      await press(phone, '返回');
      await write(phone, '邀请码', token);
      await press(phone, '使用邀请码');
      await claimIn(phone, person.name);
      await see(phone, new RegExp(`，${person.name}$`));
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
