import { API_BASE, pointsRoutes, type ApplicationView } from '@jishan/contracts';
import { newWords } from './applications';
import { choosePhotos, loseNetwork, phoneOf, press, see, seen, seeNoMore, signIn, write } from './hands';
import { newTab, putPhonesAway, type Phone } from './phone';
import { newPhoto } from './photos';
import { answer } from './shop';
import { until } from './until';
import { CLEAN_YARD, newVillager, type Villager } from './villagers';

const SOON_MS = 300_000;
const WAITING = /^1 条内容等待发送/;

/** As the village has it, whatever the phone believes. */
async function applicationsOf({ session, villageId }: Villager, words: string): Promise<ApplicationView[]> {
  await session.renew();
  const { items } = await session.call(pointsRoutes.myApplications, { params: { villageId }, query: {} });
  return items.filter(one => one.text === words);
}

async function fillIn(phone: Phone, words: string): Promise<void> {
  await press(phone, '申报积分');
  await press(phone, new RegExp(`^${CLEAN_YARD}`));
  await choosePhotos(phone, '从相册选', [await newPhoto()]);
  await see(phone, '1/4');
  await write(phone, '说明', words);
}

const isSubmit = (url: URL): boolean => url.pathname.startsWith(API_BASE) && url.pathname.endsWith('/points/applications');
const isUpload = (url: URL): boolean => url.pathname.startsWith(API_BASE) && url.pathname.endsWith('/media');

/** Every application that leaves this browser, whichever tab sends it. */
function countSubmits(phone: Phone): { sent: number } {
  const count = { sent: 0 };
  phone.context.on('request', request => {
    if (request.method() === 'POST' && isSubmit(new URL(request.url()))) count.sent += 1;
  });
  return count;
}

afterAll(putPhonesAway);

describe('two tabs of one browser', () => {
  it(
    'show the same outbox, and when the network is back for both, what waited is sent once',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const first = await phoneOf(villager);
      const second = await newTab(first.context);
      await second.open('/');
      await see(second, '村里的事');
      await fillIn(first, words);
      await loseNetwork(second);
      await loseNetwork(first);
      await press(first, '提交申报');
      await see(first, '等待发送');
      // Told by the store, without a network and without a tap.
      await see(second, WAITING);
      expect(await applicationsOf(villager, words)).toEqual([]);

      const count = countSubmits(first);
      await first.context.setOffline(false);
      await until(async () => (await applicationsOf(villager, words)).length > 0, 'the application does not arrive');
      await see(first, /审核中，最晚.+有结果/);
      await seeNoMore(second, WAITING);
      expect(count.sent).toBe(1);
      const [application, ...more] = await applicationsOf(villager, words);
      expect(more).toEqual([]);
      expect(application?.photos).toHaveLength(1);
    },
    SOON_MS,
  );

  it(
    'what one was sending when it was closed is taken up by the other, and is there once',
    async () => {
      const villager = await newVillager();
      const words = newWords();
      const first = await phoneOf(villager);
      const second = await newTab(first.context);
      await second.open('/');
      await see(second, '村里的事');
      await fillIn(first, words);
      // The request arrives, and no answer ever comes back to this tab.
      let arrived = 0;
      await first.page.route(isSubmit, async route => {
        if (route.request().method() !== 'POST') return route.continue();
        await route.fetch();
        arrived += 1;
      });
      await press(first, '提交申报');
      await until(() => arrived > 0, 'nothing is sent');
      await see(second, WAITING);
      const count = countSubmits(second);
      await first.page.close();
      await seeNoMore(second, WAITING);
      expect(count.sent).toBe(1);
      const [application, ...more] = await applicationsOf(villager, words);
      expect(more).toEqual([]);
      expect(application?.photos).toHaveLength(1);
      expect(second.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'log-out in one ends it in the other, which shows nothing of the person any more',
    async () => {
      const villager = await newVillager();
      const first = await phoneOf(villager, '/pages/me/index');
      const second = await newTab(first.context);
      await second.open('/pages/me/index');
      await see(second, villager.householdName);
      await see(first, villager.householdName);
      await press(first, '退出登录');
      await answer(first, '退出');
      await see(first, '账号密码登录');
      await press(second, '积分');
      await see(second, '账号密码登录');
      await seeNoMore(second, villager.householdName);
      await second.page.reload();
      await see(second, '账号密码登录');
      expect(await seen(second, villager.householdName).count()).toBe(0);
      expect([...first.complaints, ...second.complaints]).toEqual([]);
    },
    SOON_MS,
  );
});

describe('two people with one browser', () => {
  it(
    'what one has not sent is not shown to the other, not sent in the other’s name, and goes when its writer is back',
    async () => {
      const [writer, other] = [await newVillager(), await newVillager()];
      const words = newWords();
      const phone = await phoneOf(writer);
      await phone.page.route(isUpload, route => route.abort('internetdisconnected'));
      await phone.page.route(isSubmit, route =>
        route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
      );
      await fillIn(phone, words);
      await press(phone, '提交申报');
      await see(phone, '等待发送');
      await phone.page.unrouteAll();
      await phone.context.clearCookies();
      await signIn(phone, other);
      const count = countSubmits(phone);
      await phone.open('/');
      await see(phone, '村里的事');
      expect(await seen(phone, /等待发送/).count()).toBe(0);
      await phone.open('/pages/outbox/index');
      await see(phone, '没有待发送的内容');
      expect(await seen(phone, words).count()).toBe(0);
      expect(count.sent).toBe(0);

      await phone.context.clearCookies();
      await signIn(phone, writer);
      await phone.open('/');
      await until(async () => (await applicationsOf(writer, words)).length > 0, 'the application does not arrive');
      await seeNoMore(phone, WAITING);
      const [application, ...more] = await applicationsOf(writer, words);
      expect(more).toEqual([]);
      expect(application).toMatchObject({ memberId: writer.personId, householdId: writer.householdId });
      expect(await applicationsOf(other, words)).toEqual([]);
      expect(count.sent).toBe(1);
    },
    SOON_MS,
  );

  it(
    'another account signed in beside it: the first tab follows, and does nothing in the name of the person before',
    async () => {
      const [before, after] = [await newVillager(), await newVillager()];
      const first = await phoneOf(before, '/pages/me/index');
      await see(first, before.householdName);
      await before.session.renew();
      const second = await newTab(first.context);
      await second.open('/pages/me/index');
      await press(second, '退出登录');
      await answer(second, '退出');
      await see(second, '账号密码登录');
      await signIn(second, after);
      await second.open('/pages/me/index');
      await see(second, after.householdName);

      await press(first, '首页');
      await press(first, '我的');
      await see(first, after.householdName);
      expect(await seen(first, before.householdName).count()).toBe(0);
      expect([...first.complaints, ...second.complaints]).toEqual([]);
    },
    SOON_MS,
  );
});
