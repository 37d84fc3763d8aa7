import { DUMPING, dismiss, householdWith, NOTICE, openDeduction } from '../deductions';
import { newWords } from '../applications';
import { newPhoto } from '../photos';
import { householdPoints, newVillager, STRICT_VILLAGE, told, type Villager } from '../villagers';
import { choosePhotos, phoneOf, press, putPhonesAway, see, write } from './hands';

const SOON_MS = 240_000;

let keeper: Villager;
let cadre: Villager;
let supervisor: Villager;

describe('points are taken, in WeChat', () => {
  beforeAll(async () => {
    keeper = await newVillager({ role: 'points_keeper', village: STRICT_VILLAGE });
    cadre = await newVillager({ role: 'cadre', village: STRICT_VILLAGE });
    supervisor = await newVillager({ role: 'supervisor', village: STRICT_VILLAGE });
  }, SOON_MS);
  afterAll(putPhonesAway);

  it(
    'the household reads what is said, appeals with a photo, and reads the answer and what was waived',
    async () => {
      const villager = await householdWith(2, keeper);
      const text = newWords();
      const { id } = await openDeduction(cadre, villager, text);
      await told(villager, '有一件扣分要先告知您家');
      const phone = await phoneOf(villager);
      await phone.tapTab('消息');
      await press(phone, NOTICE);
      await see(phone, text);
      await see(phone, /为止可以申诉，现在还没有扣/);
      await press(phone, '提交申诉');
      await see(phone, '请写一句话');
      await write(phone, '说说情况', '那天我家没有人在村里');
      await choosePhotos(phone, '添加照片', [await newPhoto()]);
      await see(phone, '1/4');
      await press(phone, '提交申诉');
      await see(phone, /等没有经手的人复核.*复核前不扣/);
      await see(phone, '那天我家没有人在村里');
      expect((await householdPoints(villager)).spendable).toBe(2);

      await dismiss(supervisor, id, '有当天的照片');
      await told(villager, '扣分已办结');
      await phone.open('/pages/points/index');
      await press(phone, /^我家的扣分告知/);
      await press(phone, new RegExp(`^${DUMPING}`));
      await see(phone, '扣了 2 分');
      await see(phone, '还有 1 分不够扣，免了，以后也不补扣');
      await see(phone, '复核意见：有当天的照片');
      await phone.open('/pkg-points/pages/statement/index');
      await see(phone, DUMPING);
      await see(phone, '另有 1 分不够扣，免了');
      await see(phone, '余 0');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
