import { identityRoutes } from '@jishan/contracts';
import { phoneOf, press, see, seen, write } from './hands';
import { putPhonesAway } from './phone';
import { answer } from './shop';
import { newOpenid, newVillager, told, VILLAGE } from './villagers';

const SOON_MS = 300_000;

afterAll(putPhonesAway);

it(
  'a cadre adds somebody to a household, lets them in, and takes the place back when it was the wrong one',
  async () => {
    const [villager, cadre] = [await newVillager(), await newVillager({ role: 'cadre' })];
    const bride = `新${newOpenid().slice(-8)}`;
    const office = await phoneOf(cadre, '/pkg-work/pages/workbench/index');
    await press(office, /^花名册/);
    await see(office, /每一次都写明原因/);
    await office.shot('36-roster');
    await write(office, '输入户主或家里人的姓名', villager.name);
    // What is looked for is few; the whole list makes way for it.
    await press(office, new RegExp(`^${villager.householdName}`));
    await press(office, '添家里人');
    await see(office, `添到${villager.householdName}`);
    await press(office, '登记');
    await see(office, '请填写姓名');
    await see(office, '请写明原因');
    await write(office, '姓名', villager.name);
    await write(office, '原因', '嫁到本村，看过户口簿');
    await press(office, '登记');
    await see(office, '花名册上已经有这个名字');
    await see(office, '同名，不是同一个人');
    await office.shot('36-roster-form');
    await write(office, '姓名', bride);
    await press(office, '登记');
    await see(office, '登记好了');
    await see(office, bride);
    await villager.session.renew();
    await told(villager, '添了一个人');

    // A household of its own leads to its page: the family and the card come next.
    const newcomer = `迁${newOpenid().slice(-8)}`;
    await office.open('/pkg-work/pages/roster-form/index');
    await write(office, '户主姓名', newcomer);
    await press(office, '1组');
    await write(office, '原因', '从外村迁来');
    await press(office, '登记');
    await see(office, new RegExp(`^${newcomer}家`));
    await press(office, '添家里人');
    await see(office, `添到${newcomer}家`);

    const stranger = await phoneOf({ openid: newOpenid() }, '/pages/join/index');
    await press(stranger, new RegExp(`^${VILLAGE}`));
    await write(stranger, '姓名', bride);
    await press(stranger, '提交姓名');
    await see(stranger, '等待村干部核对');
    await cadre.session.renew();
    const params = { villageId: cadre.villageId };
    const claims = await cadre.session.call(identityRoutes.listClaims, { params, query: { limit: 100 } });
    const claim = claims.items.find(one => one.name === bride);
    await cadre.session.call(identityRoutes.decideClaim, {
      params: { ...params, claimId: claim?.id ?? '' },
      body: { decision: 'approve', personId: claim?.candidates?.[0]?.id ?? '' },
    });
    await press(stranger, '看看核对好了没有');
    await see(stranger, new RegExp(`，${bride}$`));

    await office.open('/pkg-work/pages/roster/index');
    await write(office, '输入户主或家里人的姓名', bride);
    await press(office, new RegExp(`^${villager.householdName}.*${bride}`));
    await press(office, `更改${bride}`);
    await press(office, /^停用登录/);
    await press(office, '核对时认错了人');
    await office.shot('36-roster-release');
    await answer(office, '停用');
    await see(office, '登录停用了');
    await stranger.open('/pages/join/index');
    await see(stranger, '先找到您的村');
    expect(await seen(stranger, villager.householdName).count()).toBe(0);
    await told(villager, '登录停用了');

    const supervisor = await phoneOf(await newVillager({ role: 'supervisor' }), '/pkg-work/pages/roster-changes/index');
    await see(supervisor, bride);
    await see(supervisor, '停用登录');
    await supervisor.shot('36-roster-changes');
    expect([...office.complaints, ...supervisor.complaints]).toEqual([]);
  },
  SOON_MS,
);
