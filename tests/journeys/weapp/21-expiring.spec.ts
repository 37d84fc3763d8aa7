import { pointsRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { enterByWechat } from '../api';
import { ownerUrl } from '../product-note';
import { phoneOf, press, putPhonesAway, see } from './hands';

const SOON_MS = 240_000;
const owner = new Client({ connectionString: ownerUrl() });

/** Somebody of the demonstration who was told that points go soon, by the WeChat they came in with. */
async function somebodyWarned(): Promise<{ readonly openid: string; readonly villageId: string }> {
  const { rows } = await owner.query<{ openid: string; villageId: string }>(
    `SELECT i.subject AS openid, p.village_id AS "villageId" FROM inbox_item t JOIN person p ON p.village_id = t.village_id AND p.id = t.person_id
     JOIN account_identity i ON i.account_id = p.account_id AND i.provider = 'wechat'
     WHERE t.kind = 'points_expiring' AND NOT EXISTS (SELECT FROM village_role r WHERE r.village_id = p.village_id AND r.person_id = p.id) ORDER BY p.id LIMIT 1`,
  );
  if (!rows[0]) throw new Error('nobody was told that points go');
  return rows[0];
}

describe('points that go soon, in WeChat', () => {
  beforeAll(() => owner.connect());
  afterAll(async () => {
    await owner.end();
    putPhonesAway();
  });

  it(
    'are told in the inbox, and stand on the statement and the balance with their last day',
    async () => {
      const { openid, villageId } = await somebodyWarned();
      const session = await enterByWechat(openid);
      const { spendable } = await session.call(pointsRoutes.myAccount, { params: { villageId } });
      const phone = await phoneOf({ openid });
      await phone.tapTab('消息');
      await press(phone, /分快要过期了/);
      await see(phone, '积分什么时候过期');
      await see(phone, '可用到');
      await see(phone, `${spendable} 分`);
      await phone.open('/pages/points/index');
      await press(phone, /看全部期限$/);
      await see(phone, '先用的总是最早得到的积分');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
