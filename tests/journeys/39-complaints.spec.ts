import { loseNetwork, phoneOf, pressable, press, see, seen, seeNoMore, write } from './hands';
import { putPhonesAway } from './phone';
import { pressInList } from './shop';
import { newVillager, told, type Villager } from './villagers';

const SOON_MS = 300_000;
const WORKBENCH = '/pkg-work/pages/workbench/index';
const INBOX = '/pages/inbox/index';

let author: Villager;
let supervisor: Villager;
let secretary: Villager;

beforeAll(async () => {
  secretary = await newVillager({ role: 'secretary' });
  supervisor = await newVillager({ role: 'supervisor' });
  author = await newVillager();
}, SOON_MS);
afterAll(putPhonesAway);

const newWords = (): string => `公示栏两个月没有更新，编号${Date.now() % 1_000_000}`;

it(
  'filed about the secretary from a page’s foot, answered from the workbench, read, written on and closed; the secretary’s phone knows nothing of it',
  async () => {
    const words = newWords();
    const phone = await phoneOf(author, '/pkg-life/pages/notices/index');
    // A quiet line at the end of the page, like a link.
    await phone.page.getByRole('link', { name: '投诉建议' }).filter({ visible: true }).click();
    await see(phone, '只有村监委会、乡镇和上级能看到。您选了说的是谁，这个人和他的家里人就看不到。');
    await press(phone, '提一件');
    await press(phone, '提交');
    await see(phone, '请写一句话');
    await see(phone, '请先选“是”或者“不是”');
    await press(phone, '是，我来选');
    await pressInList(phone, new RegExp(`^${secretary.name}`));
    await write(phone, '想说什么', words);
    await phone.shot('39-form');
    await press(phone, '提交');
    await see(phone, '等待答复');
    await see(phone, words);
    await see(phone, /^编号 [0-9A-F]{4}-[0-9A-F]{4}$/);
    await see(phone, '由村监委会和乡镇办理，村书记、村干部看不到');
    await phone.shot('39-filed');
    const address = phone.page.url();

    await told(supervisor, '有新的投诉建议');
    const office = await phoneOf(supervisor, WORKBENCH);
    await press(office, /^投诉建议/);
    await see(office, /件待答复/);
    await office.shot('39-queue');
    await press(office, new RegExp(words));
    await see(office, `说的是：${secretary.name}（村书记）`);
    await write(office, '答复', '已经去看了，明天换新的。');
    await office.shot('39-answering');
    await press(office, '答复');
    await see(office, '已答复');

    await told(author, '您的投诉建议有答复了');
    await phone.open(INBOX);
    await press(phone, /^(未读 )?您的投诉建议有答复了/);
    await see(phone, '已经去看了，明天换新的。');
    await see(phone, '村监委会 · 答复');
    expect(await seen(phone, supervisor.name).count()).toBe(0);
    await write(phone, '补充', '还是旧的');
    await press(phone, '补充提交');
    await see(phone, '等待答复');

    await office.open(address);
    await see(office, '还是旧的');
    await write(office, '答复', '今天换好了，以后每月更新。');
    await press(office, '办结');
    await see(office, '办结这一件？');
    await office.shot('39-closing');
    await pressable(office, '办结').filter({ visible: true }).last().click();
    await see(office, '已办结');
    await phone.open(address);
    await see(phone, '今天换好了，以后每月更新。');
    await see(phone, '补充以后，这件接着办。');
    await phone.shot('39-closed');

    const theirs = await phoneOf(secretary, INBOX);
    await see(theirs, '消息');
    expect(await seen(theirs, /投诉建议(有|办)|新的投诉建议/).count()).toBe(0);
    await theirs.open(address);
    await see(theirs, '没有找到');
    expect(await seen(theirs, words).count()).toBe(0);
    await theirs.open(WORKBENCH);
    await see(theirs, '村民来信');
    expect(await pressable(theirs, /^投诉建议.*(等|没有|\d)/).count()).toBe(0);
    expect([...phone.complaints, ...office.complaints, ...theirs.complaints]).toEqual([]);
  },
  SOON_MS,
);

it(
  'written without a network is kept, and filed once when it is back',
  async () => {
    const words = newWords();
    const phone = await phoneOf(author, '/pkg-life/pages/complaint-form/index');
    await press(phone, '不是');
    await press(phone, '建议');
    await write(phone, '想说什么', words);
    await phone.open('/pages/home/index');
    await phone.open('/pkg-life/pages/complaint-form/index');
    expect(await phone.page.getByRole('textbox', { name: '想说什么', exact: true }).inputValue()).toBe(words);
    await loseNetwork(phone);
    await press(phone, '提交');
    await see(phone, '没有选人：村监委会的人都看得到。');
    await press(phone, '照这样提交');
    await see(phone, '等待发送');
    await phone.context.setOffline(false);
    await see(phone, '等待答复');
    await phone.open('/pkg-life/pages/complaints/index');
    await see(phone, words);
    await seeNoMore(phone, '等待发送');
    expect(await seen(phone, words).count()).toBe(1);
  },
  SOON_MS,
);
