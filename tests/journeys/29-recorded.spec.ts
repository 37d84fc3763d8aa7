import { pointsRoutes, recordedRoutes } from '@jishan/contracts';
import { applicationNow, newWords } from './applications';
import { adoptCadreRule } from './cadre-rules';
import { choosePhotos, phoneOf, press, pressable, see, seen, write } from './hands';
import { putPhonesAway } from './phone';
import { newPhoto } from './photos';
import { openCase } from './queue';
import { pressInList } from './shop';
import { householdPoints, newVillager, STRICT_VILLAGE, told, type Villager } from './villagers';

const SOON_MS = 300_000;
const POINTS = 4;

let title: string;
let filer: Villager;
let other: Villager;

beforeAll(async () => {
  title = await adoptCadreRule(await newVillager({ role: 'secretary', village: STRICT_VILLAGE }), POINTS);
  filer = await newVillager({ role: 'cadre', village: STRICT_VILLAGE });
  other = await newVillager({ role: 'cadre', village: STRICT_VILLAGE });
}, SOON_MS);
afterAll(putPhonesAway);

/** As whoever filed it has it in the own list. */
async function recordedAs(words: string) {
  const { session, villageId } = filer;
  const { items } = await session.call(recordedRoutes.recordedDeeds, { params: { villageId }, query: {} });
  const found = items.find(one => one.text === words);
  if (!found) throw new Error(`nothing was recorded as ${words}`);
  return found;
}

it(
  'a cadre writes down what somebody did, another one decides it, and the household finds it on its statement by the office',
  async () => {
    const villager = await newVillager({ village: STRICT_VILLAGE });
    const words = newWords();
    const { spendable: before } = await householdPoints(villager);
    const desk = await phoneOf(filer);
    await press(desk, /^工作台/);
    await press(desk, /^村干部记分/);
    await press(desk, '记一件好事');
    // Where there is one rule of this kind it is still chosen: nothing is written down under a rule by chance.
    await press(desk, new RegExp(`^${title}`));
    await press(desk, '记下，交审核');
    await see(desk, '请选是谁做的');
    await write(desk, '输入姓名查找', villager.name);
    await pressInList(desk, new RegExp(`^${villager.name} ${villager.groupName}.*${villager.householdName}`));
    await see(desk, `${villager.name}（${villager.householdName}）`);
    await choosePhotos(desk, '从相册选', [await newPhoto()]);
    await see(desk, '1/3');
    await write(desk, '做了什么、在哪里', words);
    await desk.shot('29-form');
    await press(desk, '记下，交审核');
    await see(desk, '您记下的事由别人审核，您自己不能审。自家和亲属家的，请另一位村干部来记。');
    await see(desk, villager.name);
    await desk.shot('29-recorded');

    const { id, status, filedByRole, memberId } = await recordedAs(words);
    expect({ status, filedByRole, memberId }).toEqual({ status: 'submitted', filedByRole: '村干部', memberId: villager.personId });
    expect((await householdPoints(villager)).spendable).toBe(before);

    // Who filed it does not decide it: not in the queue, not on its page, not by the interface.
    const { session, villageId } = filer;
    const { items } = await session.call(pointsRoutes.queue, { params: { villageId }, query: { limit: 100 } });
    expect(items.map(one => one.id)).not.toContain(id);
    await desk.open(`/pkg-points/pages/application/index?id=${id}`);
    await see(desk, words);
    expect(await pressable(desk, /^通过/).count()).toBe(0);
    const approval = session.call(pointsRoutes.approveApplication, { params: { villageId, applicationId: id }, body: {} });
    await expect(approval).rejects.toThrow('answered 404');

    const phone = await phoneOf(other);
    await press(phone, /^工作台/);
    await press(phone, /^积分审核/);
    await openCase(phone, words);
    await see(phone, villager.name);
    await see(phone, '由村干部记');
    expect(await seen(phone, filer.name).count()).toBe(0);
    await phone.shot('29-case');
    await press(phone, `通过 +${POINTS} 分`);
    await see(phone, `已通过，+${POINTS} 分已入账`);

    await told(villager, `积分到账 +${POINTS}`);
    const mine = await phoneOf(villager);
    await press(mine, '积分');
    await see(mine, title);
    await see(mine, `积分入账 · ${villager.name} · 村干部审核`);
    await see(mine, `余 ${before + POINTS}`);
    await mine.shot('29-statement');
    expect(await applicationNow(villager, id)).toMatchObject({ status: 'credited', pointsAwarded: POINTS, filedByRole: '村干部' });
    expect([...desk.complaints, ...phone.complaints, ...mine.complaints]).toEqual([]);
  },
  SOON_MS,
);

it(
  'nobody writes down the own household’s, and no villager any',
  async () => {
    const words = newWords();
    const desk = await phoneOf(filer, '/pkg-work/pages/record-form/index');
    await press(desk, new RegExp(`^${title}`));
    await press(desk, '整户');
    await write(desk, '输入户名查找', filer.householdName);
    await pressInList(desk, new RegExp(`^${filer.householdName} ${filer.groupName}`));
    await write(desk, '做了什么、在哪里', words);
    // Opened anew any sooner, the page would cut the sending off.
    const refused = desk.page.waitForResponse(reply => reply.request().method() === 'POST' && reply.status() === 403);
    await press(desk, '记下，交审核');
    await (await refused).finished();
    await desk.open('/pkg-work/pages/recorded/index');
    await see(desk, '不能给自家记分');
    const { session, villageId } = filer;
    const { items } = await session.call(recordedRoutes.recordedDeeds, { params: { villageId }, query: {} });
    expect(items.filter(one => one.text === words)).toEqual([]);

    const villager = await phoneOf(await newVillager({ village: STRICT_VILLAGE }), '/pkg-work/pages/record-form/index');
    await see(villager, '没有办理此事的权限');
    expect([...desk.complaints, ...villager.complaints]).toEqual([]);
  },
  SOON_MS,
);
