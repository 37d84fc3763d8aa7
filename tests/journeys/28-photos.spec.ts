import { activitiesRoutes } from '@jishan/contracts';
import { newTitle, publishRunning } from './activities';
import { choosePhotos, phoneOf, press, pressable, see } from './hands';
import { putPhonesAway } from './phone';
import { newPhoto } from './photos';
import { until } from './until';
import { newVillager } from './villagers';

const SOON_MS = 240_000;

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
