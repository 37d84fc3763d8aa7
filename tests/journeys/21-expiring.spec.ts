import { identityRoutes, pointsRoutes } from '@jishan/contracts';
import { press, see, seen } from './hands';
import { newPhone, putPhonesAway } from './phone';
import { enterDemo } from './villagers';

const SOON_MS = 240_000;
/** Of a village whose year of points ends soon; the demonstration has let the clock come by every night. */
const LOGIN = '村民，积分有期限';

afterAll(putPhonesAway);

it(
  'who is to lose points soon has been told, and balance and statement say how many and until when',
  async () => {
    const hers = await enterDemo('qixian');
    const villageId = (await hers.call(identityRoutes.me)).memberships[0]?.villageId ?? '';
    const { spendable, expiring } = await hers.call(pointsRoutes.myAccount, { params: { villageId } });
    expect(expiring).toHaveLength(1);
    expect(expiring[0]?.points).toBe(spendable);

    const phone = await newPhone();
    await phone.open('/');
    await press(phone, new RegExp(`^${LOGIN}`));
    await see(phone, '村里的事');
    await press(phone, /^消息/);
    await see(phone, /^您家有 \d+ 分要在 .*前（含当天）用掉，过了这天就作废/);
    await phone.shot('21-reminder');
    await press(phone, /\d+ 分快要过期了/);
    await see(phone, '积分什么时候过期');
    await see(phone, /^可用到 /);
    await see(phone, `${spendable} 分`);
    await see(phone, /先用的总是最早得到的积分/);
    await phone.shot('21-statement');

    await phone.open('/pages/points/index');
    await see(phone, new RegExp(`^${spendable} 分只能用到 .*，过了就作废$`));
    await press(phone, /看全部期限$/);
    await see(phone, '积分什么时候过期');
    expect(await seen(phone, /^可用到 /).count()).toBeGreaterThan(0);
    await phone.shot('21-balance');
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);
