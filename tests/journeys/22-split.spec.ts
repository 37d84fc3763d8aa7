import { householdChangeRoutes, type SplitOutlook } from '@jishan/contracts';
import { choosePhotos, phoneOf, press, see, write } from './hands';
import { putPhonesAway } from './phone';
import { newPhoto } from './photos';
import { accountOf, answer } from './shop';
import { newVillager, told, type Villager } from './villagers';

const SOON_MS = 300_000;
const TRIES = 12;

let secretary: Villager;
let family: Villager;
let outlook: SplitOutlook;
/** A grown-up in it who does not head it and has nothing open. */
let leaving: SplitOutlook['members'][number];

const outlookOf = (of: Villager): Promise<SplitOutlook> =>
  secretary.session.call(householdChangeRoutes.splitOutlook, { params: { villageId: of.villageId, householdId: of.householdId } });

beforeAll(async () => {
  secretary = await newVillager({ role: 'secretary' });
  for (let n = 0; n < TRIES; n += 1) {
    family = await newVillager({ points: 4 });
    outlook = await outlookOf(family);
    const free = outlook.members.find(one => one.personId !== family.personId && !one.head && !one.minor && one.openApplications === 0);
    if (free && outlook.openDeductions === 0) {
      leaving = free;
      return;
    }
  }
  throw new Error('no household of the demonstration can be split');
}, SOON_MS);
afterAll(putPhonesAway);

it(
  'a son founds a household: the secretary records it with its document, points go along, and both sides read what was done',
  async () => {
    const before = await accountOf(family);
    const office = await phoneOf(secretary, '/pkg-work/pages/workbench/index');
    await press(office, /^分户/);
    await press(office, '办一次分户');
    await see(office, /要有申请书、村民会议决定或者户口簿的照片/);
    await write(office, '给哪一户分户：输入户主或成员姓名', family.name);
    await press(office, new RegExp(`^${outlook.householdName}`));
    await office.shot('22-split-people');
    await press(office, new RegExp(`^${leaving.name}`));
    await see(office, '新户的户主');
    // Nothing was written yet: the form says what is missing, where it is.
    await press(office, '办理分户');
    await see(office, '请选是哪种凭据');
    await see(office, '请选凭据上的日期');
    await see(office, '请拍凭据照片');
    await press(office, '村民会议决定');
    await see(office, /已按人头算好，可以改，只能填 0 到 \d+：按人头是 \d+ 分，一个人经手上下最多差 \d+ 分/);
    await write(office, '转多少分到新户', '3');
    await office.page.getByLabel('凭据上的日期').filter({ visible: true }).fill('2026-01-20');
    await write(office, '编号', '〔2026〕12 号');
    await write(office, '为什么分户', '儿子成家，另立门户');
    await choosePhotos(office, '添加照片', [await newPhoto()]);
    await see(office, `${before.spendable} 分 → ${before.spendable - 3} 分`);
    await office.shot('22-split-form');
    await press(office, '办理分户');
    await see(office, '确认分户？');
    await office.shot('22-split-ask');
    await answer(office, '办理分户');
    await see(office, '分户办好了');
    await see(office, '转过去的积分');
    await see(office, /村民会议决定.*〔2026〕12 号/);
    await office.shot('22-split-done');

    expect((await accountOf(family)).spendable).toBe(before.spendable - 3);
    expect((await outlookOf(family)).members.map(one => one.personId)).not.toContain(leaving.personId);
    const home = await phoneOf(family, '/pkg-points/pages/statement/index');
    await see(home, new RegExp(`^1 人另立新户“${leaving.name}家”`));
    await home.shot('22-split-statement');
    await press(home, '看凭据：转出 3 分');
    await see(home, '儿子成家，另立门户');
    await home.shot('22-split-document');
    await told(family, '分户办好了');
    await home.open('/pages/inbox/index');
    await press(home, /分户办好了/);
    await see(home, '分户、并户凭据');
    expect([...office.complaints, ...home.complaints]).toEqual([]);
  },
  SOON_MS,
);
