import { Client } from 'pg';
import { drawPanel, ROAD_WORK } from '../draw';
import { ownerUrl } from '../product-note';
import { newVillager } from '../villagers';
import { phoneOf, press, putPhonesAway, says, see } from './hands';

const SOON_MS = 240_000;
const AGREES = '这部手机重算了一遍，抽到的人与记录一致';
const owner = new Client({ connectionString: ownerUrl() });

describe('how a panel was drawn, in WeChat', () => {
  beforeAll(() => owner.connect());
  afterAll(async () => {
    await owner.end();
    putPhonesAway();
  });

  it(
    'the phone draws again once the round is over, and comes to the same people',
    async () => {
      const [keeper, supervisor] = [await newVillager({ role: 'points_keeper' }), await newVillager({ role: 'supervisor' })];
      const { villager, applicationId, agree, round } = await drawPanel(await newVillager(), keeper, supervisor.session, owner);
      const phone = await phoneOf(supervisor);
      await phone.open(`/pkg-work/pages/draw/index?id=${applicationId}`);
      await see(phone, '第 1 轮 · 评议申报');
      await see(phone, '种子要等这一轮得出结果才公布');
      expect(says(phone, AGREES)).toBe(false);

      await agree();
      await phone.open('/pkg-points/pages/publications/index');
      await press(phone, `看 ${Array.from(villager.name)[0] ?? ''}* ${ROAD_WORK}的抽取记录`);
      await see(phone, AGREES);
      await phone.open(`/pkg-work/pages/draw/index?id=${applicationId}`);
      await see(phone, AGREES);
      const { seed, seats } = await round();
      await see(phone, `种子 ${seed ?? ''}`);
      for (const seat of seats) await see(phone, seat.personName);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
