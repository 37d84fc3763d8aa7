import { panelRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import type { ViewNode, WeappHost } from '../../weapp/host';
import { textOfNode } from '../../weapp/host/tree';
import type { ApiSession } from '../api';
import { applicationNow, apply, newWords } from '../applications';
import { openidsAsked } from '../panel-seats';
import { ownerUrl } from '../product-note';
import { enterDemo, newVillager, told, type Villager } from '../villagers';
import { answer, canPress, phoneOf, press, putPhonesAway, says, see, write } from './hands';
import { openCase } from './queue';

const LONG_MS = 400_000;
const ROAD_WORK = '义务修路修渠';

let keeper: Villager;
let supervisor: ApiSession;
const owner = new Client({ connectionString: ownerUrl() });

/** An application whose first check is done, with the words it is found by and the WeChats of those who were drawn. */
async function drawn(villager: Villager) {
  const words = newWords();
  const { id } = await apply(villager, ROAD_WORK, words, 1);
  const which = { villageId: keeper.villageId, applicationId: id };
  await keeper.session.renew();
  await keeper.session.call(panelRoutes.passCheck, { params: which, body: {} });
  return { id, words, asked: () => openidsAsked(owner, supervisor, which) };
}

async function atTheCase(openid: string, words: string): Promise<WeappHost> {
  const phone = await phoneOf({ openid });
  await press(phone, /^工作台/);
  await press(phone, /^积分评议/);
  // The demonstration has other cases before them: these are voted on first.
  await openCase(phone, words, async () => {
    if (canPress(phone, '异议不成立')) await sayWhy(phone, '异议不成立', '经核实，与照片一致');
    else await press(phone, /^同意，记/);
  });
  return phone;
}

async function sayWhy(phone: WeappHost, kind: string, reason: string): Promise<void> {
  await press(phone, kind);
  await write(phone, '原因', reason);
  await answer(phone, kind);
}

describe('a panel that was drawn, in WeChat', () => {
  beforeAll(async () => {
    await owner.connect();
    keeper = await newVillager({ role: 'points_keeper' });
    supervisor = await enterDemo('jianwei');
  }, LONG_MS);
  afterAll(async () => {
    await owner.end();
    putPhonesAway();
  });

  it(
    'votes, each without seeing the other; the household follows it, and a neighbour objects to what is made public',
    async () => {
      const [villager, neighbour] = [await newVillager(), await newVillager()];
      const { id, words, asked } = await drawn(villager);
      const [one, other] = await asked();
      const first = await atTheCase(one ?? '', words);
      await see(first, '您被随机抽中。请独立判断，别人的意见在您提交以后才看得到。');
      await press(first, '加 1 分');
      await press(first, '加 1 分');
      await press(first, '同意，记 12 分');
      await see(first, '已提交，谢谢您');
      const second = await atTheCase(other ?? '', words);
      expect(says(second, '12 分')).toBe(false);
      await press(second, '同意，记 10 分');
      await see(second, '已提交，谢谢您');
      await press(second, '我评过的');
      await see(second, '同意，12 分');
      expect((await applicationNow(villager, id)).status).toBe('publicized');

      await told(villager, '积分申请开始公示');
      const mine = await phoneOf(villager);
      await mine.tapTab('消息');
      await press(mine, /积分申请开始公示/);
      await see(mine, /拟记 11 分/);
      await see(mine, /没有异议自动入账/);

      const theirs = await phoneOf(neighbour);
      await theirs.tapTab('积分');
      await press(theirs, /^积分公示/);
      const shown = `${villager.groupName} · ${Array.from(villager.name)[0]}*`;
      await see(theirs, shown);
      expect(says(theirs, villager.name)).toBe(false);
      const row = (): ViewNode | undefined => theirs.findAll('.publication').find(node => textOfNode(node).includes(shown));
      const [object] = theirs.findAll({ role: 'button', called: /提异议$/, ...(row() ? { within: row() } : {}) });
      if (!object) throw new Error(`nothing to object to: ${theirs.text()}`);
      await theirs.tap(object);
      await answer(theirs, '提交异议');
      await see(theirs, '请至少写');
      await write(theirs, '异议理由', '那天修路没有看到他家的人');
      await answer(theirs, '提交异议');
      await see(theirs, '已收到您的异议，正在复核');
      expect([first, second, mine, theirs].flatMap(phone => phone.errors)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'refuses with a reason, which the household reads',
    async () => {
      const villager = await newVillager();
      const { id, words, asked } = await drawn(villager);
      for (const openid of await asked()) {
        const phone = await atTheCase(openid, words);
        await press(phone, '不同意');
        await answer(phone, '不同意');
        await see(phone, '请写明原因');
        await write(phone, '原因', '当天没有看到');
        await answer(phone, '不同意');
        await see(phone, '已提交，谢谢您');
        expect(phone.errors).toEqual([]);
      }
      expect((await applicationNow(villager, id)).status).toBe('rejected');
      const mine = await phoneOf(villager);
      await press(mine, /^我的申报/);
      await press(mine, new RegExp(`^${ROAD_WORK}.*未通过`));
      await see(mine, '当天没有看到');
      expect(mine.errors).toEqual([]);
    },
    LONG_MS,
  );
});
