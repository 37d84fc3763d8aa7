import { letActFor } from './acting';
import { choosePhotos, phoneOf, press, pressable, see, seen, seeNoMore, write } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { newVillager, told, type Villager } from './villagers';

const SOON_MS = 240_000;
const SERVICE = '用电报装';
const QUEUE = '/pkg-work/pages/request-queue/index';

/** Opens the villager's request at the cadre's desk, from the queue. */
async function takeFromQueue(cadre: Phone, villager: Villager): Promise<void> {
  await cadre.open(QUEUE);
  await press(cadre, new RegExp(`^${SERVICE}.*${villager.name}`));
  await see(cadre, '办理进度');
}

async function handIn(phone: Phone): Promise<void> {
  await press(phone, '办事清单');
  await write(phone, '想办什么事，如建房', '用电');
  await press(phone, new RegExp(`^${SERVICE}`));
  for (const words of [
    '要准备的材料',
    '户主身份证件',
    '怎么办',
    '供电所勘察、装表接电',
    '由供电企业决定',
    '7 个工作日',
    '不收费',
    '中华人民共和国电力法',
    '第二十六条',
    '拨打 12345',
  ])
    await see(phone, words);
  await phone.shot('8-guide');
  await press(phone, '我要办理');
  await press(phone, '提交办件');
  await see(phone, '请写几句说明');
  await write(phone, '说明情况', '新修的厨房要接三相电');
  await choosePhotos(phone, '添加照片', [await newPhoto()]);
  await press(phone, '提交办件');
  await see(phone, '办理进度');
  await see(phone, '办理中');
}

describe('something to be done at the village', () => {
  afterAll(putPhonesAway);

  it(
    'is read up, started, worked step by step, asked about once, delivered and rated',
    async () => {
      const villager = await newVillager();
      const phone = await phoneOf(villager);
      await handIn(phone);
      await phone.shot('8-started');

      const cadre = await phoneOf(await newVillager({ role: 'cadre' }));
      await press(cadre, /^工作台/);
      await press(cadre, /^村民办件/);
      await cadre.shot('8-queue');
      await takeFromQueue(cadre, villager);
      await see(cadre, '新修的厨房要接三相电');
      await cadre.shot('8-desk');
      await press(cadre, '请补充');
      await press(cadre, '发给村民');
      await see(cadre, '请写明原因');
      await write(cadre, '原因', '请补一张电表箱位置的照片');
      await press(cadre, '发给村民');
      await see(cadre, '已请村民补充，暂停计时');

      await told(villager, '请补一张电表箱位置的照片');
      await phone.open('/pages/inbox/index');
      await press(phone, /请补一张电表箱位置的照片/);
      await see(phone, '等您补充，补充后继续计时');
      await phone.shot('8-asked');
      await choosePhotos(phone, '添加照片', [await newPhoto()]);
      await write(phone, '补充说明', '电表箱在东墙');
      await press(phone, '提交补充');
      await see(phone, '已补充，村里继续办理');
      await seeNoMore(phone, '提交补充');

      for (const outcome of ['已登记，地点核对过', '已在网上国网报装']) {
        await takeFromQueue(cadre, villager);
        await press(cadre, '办好这一步');
        await write(cadre, '办理情况', outcome);
        await pressable(cadre, '办好这一步').last().click();
        await see(cadre, '这一步已办好');
      }
      await takeFromQueue(cadre, villager);
      await press(cadre, '办结');
      await write(cadre, '办理情况', '电表已装好，已通电');
      await pressable(cadre, '办结').last().click();
      await see(cadre, '请写明办理情况，并附上照片');
      await choosePhotos(cadre, '添加照片', [await newPhoto()]);
      await cadre.shot('8-outcome');
      await pressable(cadre, '办结').last().click();
      await see(cadre, '已办结，结果已送达');

      await phone.open('/');
      await press(phone, '办事清单');
      await press(phone, /^我的办件/);
      await press(phone, new RegExp(`^${SERVICE}.*已办结`));
      await see(phone, '办理结果');
      await see(phone, '电表已装好，已通电');
      expect(await seen(phone, '已登记，地点核对过').count()).toBeGreaterThan(0);
      await press(phone, '提交评价');
      await see(phone, '请先点星星');
      await press(phone, '5 星');
      await write(phone, '想说的话', '没有跑冤枉路');
      await press(phone, '提交评价');
      await see(phone, '我的评价');
      await see(phone, '很满意');
      await phone.shot('8-finished');
      expect([...phone.complaints, ...cadre.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a helper starts it for a household that let them, and both sides read who did',
    async () => {
      const [villager, helper] = [await newVillager(), await newVillager()];
      await letActFor(villager, helper);
      const phone = await phoneOf(helper);
      await press(phone, '办事清单');
      await press(phone, new RegExp(`^${SERVICE}`));
      await press(phone, '我要办理');
      await write(phone, '说明情况', '替老人报装用电');
      await press(phone, '替别家代办');
      await phone.shot('8-acting');
      await phone.page.getByRole('radiogroup', { name: villager.householdName }).getByRole('radio', { name: villager.name }).click();
      await see(phone, `${helper.name} 代 ${villager.name} 办理`);
      await press(phone, '提交办件');
      await see(phone, '办理进度');
      await see(phone, `${helper.name} 代 ${villager.name} 办理`);

      const theirs = await phoneOf(villager, '/pkg-checklists/pages/requests/index');
      await press(theirs, new RegExp(`^${SERVICE}.*办理中`));
      await see(theirs, `${helper.name} 代 ${villager.name} 办理`);
      expect([...phone.complaints, ...theirs.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a certificate that the village must not issue says where to go instead',
    async () => {
      const phone = await phoneOf(await newVillager());
      await press(phone, '办事清单');
      await press(phone, '不用开的证明');
      await press(phone, /^婚姻状况证明/);
      for (const words of ['村里不能开这个证明', '到哪里办', '县级民政部门婚姻登记处', '民发〔2020〕20号'])
        await see(phone, new RegExp(words));
      expect(await pressable(phone, '我要办理').count()).toBe(0);
      await phone.shot('8-forbidden');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
