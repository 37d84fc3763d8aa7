import { phoneOf, press, pressable, see, seeNoMore, write } from './hands';
import { newPhone, putPhonesAway, type Phone } from './phone';
import { newVillager, STRICT_VILLAGE, VILLAGE } from './villagers';

const SOON_MS = 300_000;

async function openRules(phone: Phone): Promise<void> {
  await press(phone, /^工作台/);
  await press(phone, /^积分细则/);
}
async function lookForStandards(phone: Phone): Promise<void> {
  await press(phone, '新建草稿');
  await press(phone, '抄别的村、县里的');
  await phone.shot('34-source');
  await press(phone, '去挑一份');
}

describe('a village learns from its neighbours', () => {
  afterAll(putPhonesAway);

  it(
    'what a neighbour has published is found by its name, looked at, and copied into a draft that says where from',
    async () => {
      const phone = await phoneOf(await newVillager({ role: 'secretary' }));
      await openRules(phone);
      await lookForStandards(phone);
      await see(phone, '金口河区');
      await write(phone, '按村名查找', '没有这个村');
      await see(phone, '没有找到');
      await write(phone, '按村名查找', '解放');
      await see(phone, /^解放村$/);
      await seeNoMore(phone, '金口河区');
      await phone.shot('34-list');
      await press(phone, /^解放村/);
      await see(phone, '解放村的细则');
      await see(phone, '院落“五清”');
      await see(phone, /^通过以后，本村现在有、这份里没有的细则就不再算了/);
      await phone.shot('34-preview');
      await press(phone, '抄成草稿');
      await see(phone, /^草稿 · 抄自解放村第 \d+ 版$/);
      await see(phone, /^抄自 解放村 第 \d+ 版/);
      await phone.shot('34-draft');
      await press(phone, '与现行细则对比');
      await see(phone, /条没有变$/);
      await phone.page.goBack();
      // Others look for room for their drafts.
      await press(phone, '删除草稿');
      await phone.page.getByRole('dialog').getByRole('button', { name: '删除草稿', exact: true }).click();
      await see(phone, '草稿已删除');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'an office above sees what its villages have opened, and recommends it to all of them under a name of its own',
    async () => {
      const title = `全乡参考${Date.now() % 1_000_000}`;
      const officer = await newPhone();
      await officer.open('/');
      await press(officer, /看下辖各村的情况$/);
      await see(officer, '和平彝族乡');
      await officer.shot('34-office-home');
      await press(officer, /^细则模板/);
      await press(officer, '从村里公开的细则发布');
      await press(officer, /^解放村/);
      await see(officer, '院落“五清”');
      await write(officer, '模板名称', title);
      await officer.shot('34-office-publish');
      await press(officer, '发布成模板');
      await see(officer, '已发布，各村可以照抄了');
      await press(officer, new RegExp(`^${title}`));
      await see(officer, '院落“五清”');

      const secretary = await phoneOf(await newVillager({ role: 'secretary' }), '/pkg-work/pages/standards/index');
      await write(secretary, '按村名查找', '和平');
      await see(secretary, new RegExp(title));

      await press(officer, '撤下');
      await officer.page.getByRole('dialog').getByRole('button', { name: '撤下', exact: true }).click();
      await see(officer, '已撤下');
      await secretary.page.reload();
      await write(secretary, '按村名查找', '和平');
      await seeNoMore(secretary, new RegExp(title));
      expect([...officer.complaints, ...secretary.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'nobody sees a village’s rules until it publishes them, and nobody any more once it takes them back',
    async () => {
      const publisher = await phoneOf(await newVillager({ role: 'secretary' }));
      const neighbour = await phoneOf(await newVillager({ village: STRICT_VILLAGE, role: 'secretary' }));
      const look = async () => {
        await neighbour.open('/pkg-work/pages/standards/index');
        await write(neighbour, '按村名查找', VILLAGE);
      };
      await look();
      await see(neighbour, '没有找到');

      await openRules(publisher);
      await pressable(publisher, /现行$/).first().click();
      await see(publisher, /还没有公开/);
      await publisher.shot('34-closed');
      await press(publisher, '公开给全县参考');
      await see(publisher, '公开这一版细则？');
      await publisher.page.getByRole('dialog').getByRole('button', { name: '公开给全县参考', exact: true }).click();
      await see(publisher, /已公开，金口河区的其他村可以照抄这一版/);
      await publisher.shot('34-open');
      await look();
      await press(neighbour, new RegExp(`^${VILLAGE}`));
      await pressable(neighbour, '抄成草稿').first().waitFor();

      await press(publisher, '不再公开');
      await see(publisher, '不再公开细则？');
      await publisher.page.getByRole('dialog').getByRole('button', { name: '不再公开', exact: true }).click();
      await see(publisher, /还没有公开/);
      await look();
      await see(neighbour, '没有找到');
      expect([...publisher.complaints, ...neighbour.complaints]).toEqual([]);
    },
    SOON_MS,
  );
});
