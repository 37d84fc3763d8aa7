import { activitiesRoutes, pointsRoutes, VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';
import { newTitle, publishRunning } from './activities';
import { apply, newWords } from './applications';
import { choosePhotos, phoneOf, press, pressable, see, seen, write } from './hands';
import { putPhonesAway } from './phone';
import { newPhoto } from './photos';
import { until } from './until';
import { CLEAN_YARD, newVillager } from './villagers';

const SOON_MS = 240_000;
const SORTING = '垃圾分类投放';

afterAll(putPhonesAway);

it(
  'pictures of an activity are added afterwards, and everybody sees them',
  async () => {
    const [cadre, villager] = [await newVillager({ role: 'cadre' }), await newVillager()];
    const title = newTitle('清理河道');
    const { id } = await publishRunning(cadre, title);
    const params = { villageId: cadre.villageId, activityId: id };
    const office = await phoneOf(cadre, `/pkg-life/pages/activity/index?id=${id}`);
    await see(office, title);
    expect(await pressable(office, '保存照片').count()).toBe(0);
    await choosePhotos(office, '添加照片', [await newPhoto(), await newPhoto()]);
    await press(office, '保存照片');
    await see(office, '现场照片');
    await office.page.getByRole('button', { name: '查看照片 2，共 2 张' }).filter({ visible: true }).first().waitFor();
    await until(async () => (await pressable(office, '保存照片').count()) === 0, 'they can be saved once more');
    await office.shot('28-activity');
    await choosePhotos(office, '添加照片', [await newPhoto()]);
    await press(office, '保存照片');
    await office.page.getByRole('button', { name: '查看照片 3，共 3 张' }).filter({ visible: true }).first().waitFor();
    const after = await cadre.session.call(activitiesRoutes.activity, { params });
    expect(after.photosAfter).toHaveLength(3);

    const phone = await phoneOf(villager, `/pkg-life/pages/activity/index?id=${id}`);
    await see(phone, '现场照片');
    const photo = phone.page.getByRole('button', { name: '查看照片 3，共 3 张' }).filter({ visible: true }).locator('img');
    await until(async () => photo.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), 'the picture is not shown');
    expect(await pressable(phone, '添加照片').count()).toBe(0);
    expect([...office.complaints, ...phone.complaints]).toEqual([]);
  },
  SOON_MS,
);

it(
  'the very same photo is refused, with the day and the rule of the earlier application',
  async () => {
    const [villager, neighbour] = [await newVillager(), await newVillager()];
    const [photo, words] = [await newPhoto(), newWords()];
    const earlier = await apply(neighbour, SORTING, newWords(), [photo]);
    const phone = await phoneOf(villager);
    await press(phone, '申报积分');
    await press(phone, new RegExp(`^${CLEAN_YARD}`));
    await choosePhotos(phone, '从相册选', [photo]);
    await see(phone, '1/4');
    await write(phone, '说明', words);
    await press(phone, '提交申报');
    await see(phone, '照片已经用过');
    const [year, month, date] = new Date(Date.parse(earlier.submittedAt) + VILLAGE_UTC_OFFSET_MINUTES * 60_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
      .map(Number);
    await see(phone, `这张照片在${year}年${month}月${date}日申报“${SORTING}”时用过，请拍新的照片。`);
    // Never whose it was.
    expect(await seen(phone, neighbour.name).count()).toBe(0);
    expect(await seen(phone, neighbour.householdName).count()).toBe(0);
    await phone.shot('28-refused');
    const { items } = await villager.session.call(pointsRoutes.myApplications, { params: { villageId: villager.villageId }, query: {} });
    expect(items.filter(one => one.text === words)).toEqual([]);
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);
