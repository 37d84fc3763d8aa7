import { choosePhotos, loseNetwork, phoneOf, press, pressable, see, seen, seeNoMore, write } from './hands';
import { until } from './until';
import { putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { newVillager, told, type Villager } from './villagers';

const SOON_MS = 240_000;
const PARLOUR = '/pkg-life/pages/parlour/index';
const LETTERS = '/pkg-work/pages/letters/index';

const newWords = (): string => `三组路灯坏了两盏，编号${Date.now() % 1_000_000}`;

async function post(phone: Phone, words: string, options: { readonly secret: boolean; readonly photo: boolean }): Promise<void> {
  await press(phone, '书记会客厅');
  await press(phone, '给书记写信');
  await press(phone, '寄出');
  await see(phone, '请写一句话');
  // For the secretary alone unless it is chosen otherwise.
  if (!options.secret) await press(phone, /^公开/);
  await write(phone, '想说什么', words);
  if (options.photo) await choosePhotos(phone, '添加照片', [await newPhoto()]);
  await press(phone, '寄出');
  if (!options.secret) await press(phone, '公开寄出');
  await see(phone, '等待回复');
  await see(phone, /前回复$/);
}

async function answer(secretary: Phone, words: string, letter: string): Promise<void> {
  await secretary.open(LETTERS);
  await press(secretary, new RegExp(letter));
  await write(secretary, '回复', words);
  await choosePhotos(secretary, '添加照片', [await newPhoto()]);
  await press(secretary, '回复村民');
  await see(secretary, '已回复');
  await see(secretary, words);
}

const readers = async (): Promise<[Villager, Villager, Villager]> => [
  await newVillager(),
  await newVillager(),
  await newVillager({ role: 'secretary' }),
];

describe('a letter to the secretary', () => {
  afterAll(putPhonesAway);

  it(
    'in the open: with a photo, answered from the workbench, asked on, rated once',
    async () => {
      const [author, neighbour, chief] = await readers();
      const letter = newWords();
      const phone = await phoneOf(author);
      await post(phone, letter, { secret: false, photo: true });
      await phone.shot('7-sent');

      const others = await phoneOf(neighbour, PARLOUR);
      await see(others, letter);
      await press(others, new RegExp(letter));
      await see(others, `${Array.from(author.name)[0] ?? ''}*`);
      expect(await seen(others, author.name).count()).toBe(0);
      expect(await pressable(others, '追问').count()).toBe(0);

      const secretary = await phoneOf(chief);
      await press(secretary, /^工作台/);
      await press(secretary, /^村民来信/);
      await see(secretary, /封待回复/);
      await secretary.shot('7-queue');
      await answer(secretary, '明天上午就换灯泡。', letter);
      await secretary.shot('7-answered');

      await told(author, '书记回复了');
      await phone.open('/pages/inbox/index');
      await press(phone, /^(未读 )?书记回复了/);
      await see(phone, '明天上午就换灯泡。');
      await write(phone, '追问', '旁边那盏也不亮');
      await press(phone, '追问');
      await see(phone, '等待回复');
      await answer(secretary, '一起换。', letter);

      await phone.open('/pages/inbox/index');
      await press(phone, /^(未读 )?书记回复了/);
      await see(phone, '一起换。');
      await press(phone, '提交评价');
      await see(phone, '请先点几颗星');
      await press(phone, /^5 星/);
      await see(phone, '很满意');
      await write(phone, '说说理由', '说到做到');
      await phone.shot('7-rating');
      await press(phone, '提交评价');
      await see(phone, '村民评价');
      await see(phone, '说到做到');
      expect(await pressable(phone, '追问').count()).toBe(0);
      await phone.shot('7-rated');
      expect([...phone.complaints, ...others.complaints, ...secretary.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'in private: nobody but the two finds it',
    async () => {
      const [author, neighbour, chief] = await readers();
      const letter = newWords();
      const phone = await phoneOf(author);
      await post(phone, letter, { secret: true, photo: false });
      await see(phone, '只有您和书记能看到这封信');
      const address = phone.page.url();

      const others = await phoneOf(neighbour, PARLOUR);
      await see(others, '公开来信');
      await until(async () => (await others.page.locator('.entry').filter({ visible: true }).count()) > 0, 'no open letters are listed');
      expect(await seen(others, letter).count()).toBe(0);
      await others.page.goto(address);
      await see(others, '没有找到');
      // The villages' own staff are no exception; that is the API's specification. Here only the page's way is walked.

      const secretary = await phoneOf(chief);
      await answer(secretary, '我下午到您家来。', letter);
      await phone.open(address);
      await see(phone, '我下午到您家来。');
      await seeNoMore(phone, '等待回复');
      await phone.shot('7-private');
      expect([...phone.complaints, ...secretary.complaints]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'written without a network is kept, and sent once when it is back',
    async () => {
      const [author, neighbour] = [await newVillager(), await newVillager()];
      const letter = newWords();
      const phone = await phoneOf(author);
      await press(phone, '书记会客厅');
      await press(phone, '给书记写信');
      await press(phone, /^公开/);
      await write(phone, '想说什么', letter);
      await loseNetwork(phone);
      await press(phone, '寄出');
      await press(phone, '公开寄出');
      await see(phone, '等待发送');
      await phone.shot('7-offline');
      await phone.context.setOffline(false);
      await see(phone, '等待回复');
      const others = await phoneOf(neighbour, PARLOUR);
      await see(others, letter);
      expect(await seen(others, letter).count()).toBe(1);
    },
    SOON_MS,
  );
});
