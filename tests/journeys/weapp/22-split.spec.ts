import { householdChangeRoutes, identityRoutes, sayInvitationCode } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { newPhoto } from '../photos';
import { anotherIn } from '../roster';
import { until } from '../until';
import { newOpenid, newVillager, told, type Villager } from '../villagers';
import { answer, newPhone, phoneOf, press, putPhonesAway, says, see, write } from './hands';

const SOON_MS = 240_000;
const MOVED = 3;
const REASON = '儿子成家，另立门户';

let family: Villager;

beforeAll(async () => {
  family = await newVillager({ points: MOVED + 1 });
}, SOON_MS);
afterAll(putPhonesAway);

it(
  'a household that was split reads its document, photo and all, from the message and from the statement, in WeChat',
  async () => {
    const [secretary, leaving] = [await newVillager({ role: 'secretary' }), await anotherIn(family.villageId, family.householdId)];
    const photo = await secretary.session.upload(secretary.villageId, await newPhoto());
    const change = await secretary.session.call(householdChangeRoutes.splitHousehold, {
      params: { villageId: family.villageId, householdId: family.householdId },
      body: {
        id: uuidv7(),
        personIds: [leaving.personId],
        name: `${leaving.name}家`,
        headPersonId: leaving.personId,
        points: MOVED,
        document: 'application',
        documentDay: '2026-01-20',
        documentNumber: '〔2026〕22 号',
        reason: REASON,
        photoIds: [photo.id],
      },
    });
    await told(family, '分户办好了');
    const phone = await phoneOf(family);
    await phone.tapTab('消息');
    await press(phone, /分户办好了/);
    await see(phone, REASON);
    await see(phone, /分户申请书.*〔2026〕22 号/);
    await phone.waitFor(() => phone.findAll({ tag: 'image' }).some(one => String(one.attr.src).includes(photo.id)));
    await phone.open('/pkg-points/pages/statement/index');
    await see(phone, `1 人另立新户“${leaving.name}家”`);
    await press(phone, `看凭据：转出 ${MOVED} 分`);
    await see(phone, REASON);
    expect(change.points).toBe(MOVED);
    expect(phone.errors).toEqual([]);
  },
  SOON_MS,
);

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
    await press(newcomer, '提交认领');
    await see(newcomer, `，${relative.name}`);

    // Read again when she comes back to WeChat, once what was read is no longer fresh.
    await until(async () => {
      await home.leaveAndReturn();
      return says(home, `已进来：${relative.name}`);
    }, 'the head does not see who came in');
    await press(home, `收回邀请 ${code}`);
    await answer(home, '收回');
    await see(home, '已收回');
    const late = await newPhone({ phone: '13900000000', openid: newOpenid() });
    await late.open('/pages/join/index');
    await press(late, '微信一键登录');
    await write(late, '邀请码', code);
    await press(late, '使用邀请码');
    await see(late, '邀请已失效');
    expect([...home.errors, ...newcomer.errors, ...late.errors]).toEqual([]);
  },
  SOON_MS,
);
