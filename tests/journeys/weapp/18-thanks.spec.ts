import { Client } from 'pg';
import { ownerUrl } from '../product-note';
import { helpAnother, thanksCome, thankWith } from '../thanks';
import { CLEAN_YARD, newVillager, STRICT_VILLAGE, told, type Villager } from '../villagers';
import { phoneOf, press, putPhonesAway, see } from './hands';

const LONG_MS = 300_000;
const POINTS = 2;

let secretary: Villager;
const owner = new Client({ connectionString: ownerUrl() });

describe('a helper is thanked, in WeChat', () => {
  beforeAll(async () => {
    await owner.connect();
    secretary = await newVillager({ role: 'secretary', village: STRICT_VILLAGE });
    await thankWith(secretary, POINTS, 4);
  }, LONG_MS);
  afterAll(async () => {
    await secretary.session.renew();
    await thankWith(secretary, 0, 4);
    await owner.end();
    putPhonesAway();
  }, LONG_MS);

  it(
    'reads of it, and finds the points on the own household’s statement',
    async () => {
      const keeper = await newVillager({ role: 'points_keeper', village: STRICT_VILLAGE });
      const helper = await newVillager({ village: STRICT_VILLAGE });
      const { deedId } = await helpAnother(helper, keeper);
      await thanksCome(owner, deedId, 'credited');
      await told(helper, `代办感谢 +${POINTS}`);
      const phone = await phoneOf(helper);
      await phone.tapTab('消息');
      await press(phone, new RegExp(`代办感谢 \\+${POINTS}`));
      await see(phone, CLEAN_YARD);
      await see(phone, `代办感谢 · ${helper.name}`);
      await see(phone, `余 ${POINTS}`);
      expect(phone.errors).toEqual([]);
    },
    LONG_MS,
  );
});
