import { householdChangeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { newPhoto } from '../photos';
import { anotherIn } from '../roster';
import { newVillager, told, type Villager } from '../villagers';
import { phoneOf, press, putPhonesAway, see } from './hands';

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
