import { identityRoutes, sayInvitationCode } from '@jishan/contracts';
import { anotherIn } from '../roster';
import { until } from '../until';
import { newVillager } from '../villagers';
import { answer, newPhone, phoneOf, press, putPhonesAway, says, see, write } from './hands';

const SOON_MS = 240_000;

afterAll(putPhonesAway);

it(
  'a head invites a relative by a code in WeChat; who types it is in, and taken back it opens nothing',
  async () => {
    const head = await newVillager();
    const relative = await anotherIn(head.villageId, head.householdId);
    const home = await phoneOf(head);
    await home.tapTab('我的');
    await press(home, /^邀请家人/);
    await press(home, '做一个邀请');
    await see(home, '还没有人用过');
    await head.session.renew();
    const { items } = await head.session.call(identityRoutes.ownInvitations, { params: { villageId: head.villageId }, query: {} });
    const code = sayInvitationCode(items.find(one => one.usedBy.length === 0)?.token ?? '');
    await see(home, code);

    const newcomer = await newPhone();
    await newcomer.open('/pages/home/index');
    await press(newcomer, '微信一键登录');
    await write(newcomer, '邀请码', code);
    await press(newcomer, '使用邀请码');
    await see(newcomer, `并进入${head.householdName}`);
    await write(newcomer, '姓名', relative.name);
    await press(newcomer, '提交姓名');
    await see(newcomer, `，${relative.name}`);

    // Read again when she comes back to WeChat, once what was read is no longer fresh.
    await until(async () => {
      await home.leaveAndReturn();
      return says(home, `已进来：${relative.name}`);
    }, 'the head does not see who came in');
    await press(home, `收回邀请 ${code}`);
    await answer(home, '收回');
    await see(home, '已收回');
    const late = await newPhone();
    await late.open('/pages/join/index');
    await press(late, '微信一键登录');
    await write(late, '邀请码', code);
    await press(late, '使用邀请码');
    await see(late, '邀请已失效');
    expect([...home.errors, ...newcomer.errors, ...late.errors]).toEqual([]);
  },
  SOON_MS,
);
