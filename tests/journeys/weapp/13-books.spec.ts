import { periodAt, periodShift, pointsBookRoutes, pointsRoutes, sayPeriod } from '@jishan/contracts';
import { newVillager } from '../villagers';
import { phoneOf, press, putPhonesAway, says, see, seeNoMore, write } from './hands';

const SOON_MS = 240_000;
const month = periodAt('month', Date.now());

describe('what people see, in WeChat', () => {
  afterAll(putPhonesAway);

  it(
    'a villager reads the statement by month, each month with what it came to',
    async () => {
      const villager = await newVillager({ sealed: true });
      const { items, months } = await villager.session.call(pointsRoutes.myStatement, {
        params: { villageId: villager.villageId },
        query: {},
      });
      const phone = await phoneOf(villager);
      await phone.tapTab('积分');
      await press(phone, /全部明细$/);
      const [newest] = months;
      await see(phone, sayPeriod(newest?.month ?? ''));
      if (newest && newest.earned > 0) await see(phone, `挣 ${newest.earned}`);
      await see(phone, `余 ${items[0]?.balanceAfter ?? NaN}`);
      for (const line of items.slice(0, 3)) await see(phone, line.reason);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'finds a rule by a word, is told when there is none, and reads what it asks for',
    async () => {
      const phone = await phoneOf(await newVillager());
      await phone.tapTab('积分');
      await press(phone, '积分细则');
      await see(phone, '义务修路修渠');
      await see(phone, '院落“五清”');
      await write(phone, '搜索细则', '修路');
      await seeNoMore(phone, '院落“五清”');
      await see(phone, '义务修路修渠');
      await write(phone, '搜索细则', '没有这样的事');
      await see(phone, '没有找到这样的细则');
      await write(phone, '搜索细则', '');
      await see(phone, '院落“五清”');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'sees the honour roll of the month before by bands, and how many take part',
    async () => {
      const villager = await newVillager({ points: 1 });
      const period = periodShift(month, -1);
      const roll = await villager.session.call(pointsBookRoutes.honourRoll, {
        params: { villageId: villager.villageId },
        query: { period },
      });
      const phone = await phoneOf(villager);
      await phone.tapTab('积分');
      await press(phone, /^光荣榜/);
      await see(phone, sayPeriod(month));
      await press(phone, '看前一段时间');
      await see(phone, sayPeriod(period));
      await see(phone, /分及以上/);
      await see(phone, roll.items[0]?.householdName ?? 'nobody');
      await see(phone, '各组参与情况');
      expect(says(phone, /第 ?[1-9] ?名/)).toBe(false);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'the supervisor reads the book of the month; the figures are the ledger’s, and its address goes to a computer',
    async () => {
      const supervisor = await newVillager({ role: 'supervisor' });
      const { total } = await supervisor.session.call(pointsBookRoutes.pointsBook, {
        params: { villageId: supervisor.villageId },
        query: { period: month, by: 'household' },
      });
      const phone = await phoneOf(supervisor);
      await press(phone, /^工作台/);
      await press(phone, /^积分台账/);
      await see(phone, sayPeriod(month));
      const merged = total.merged > 0 ? `（另有 ${total.merged} 户已并入别的户）` : '';
      await see(phone, `${total.households} 户${merged}，${total.takingPart} 户挣到积分`);
      await press(phone, '按细则');
      await see(phone, /\d+ 次 · \d+ 户/);
      await press(phone, '打印台账');
      await see(phone, '打印链接已复制');
      await press(phone, '下载表格');
      await see(phone, '已打开，可以保存或转发');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
