import { readFileSync } from 'node:fs';
import { activitiesRoutes, fundRoutes, identityRoutes, pointsRoutes, ruleSetRoutes, sayCalendarDay, villageDayAt } from '@jishan/contracts';
import sharp from 'sharp';
import { newTitle } from '../activities';
import { productUrl } from '../product-note';
import { newVillager, type Villager } from '../villagers';
import { answer, canPress, phoneOf, press, putPhonesAway, says, see, seeNoMore, write } from './hands';

const SOON_MS = 240_000;
const HONOUR = '身边好人';
/** Longer than a line of the certificate. */
const CITATION = '多年照顾村里三位独居老人，逢年过节送菜上门，汛期夜里挨家叫醒住在沟边的人，大家都看在眼里。';
/** An honour is of the year that is past: no day stays good for ever. */
const GRANTED_ON = villageDayAt(Date.now());
const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`;

let villager: Villager;

/** A household is honoured, without screens; journey 12 shows how. */
async function honour(cadre: Villager, { householdId }: Villager): Promise<string> {
  const { session, villageId } = cadre;
  const period = newTitle('本届');
  const body = { title: HONOUR, period, grantedOn: GRANTED_ON, citation: CITATION, householdIds: [householdId] };
  await session.call(activitiesRoutes.grantHonours, { params: { villageId }, body });
  const { items } = await session.call(activitiesRoutes.honours, { params: { villageId }, query: {} });
  const granted = items.find(one => one.period === period);
  if (!granted) throw new Error('the honour is not on the roll');
  return granted.id;
}

describe('what a villager reads and does, in WeChat', () => {
  beforeAll(async () => {
    villager = await newVillager();
  }, SOON_MS);
  afterAll(putPhonesAway);

  it(
    'the rules in force, every version the village ever had, and what stands in one',
    async () => {
      const params = { villageId: villager.villageId };
      const rules = await villager.session.call(pointsRoutes.rules, { params });
      const { items } = await villager.session.call(ruleSetRoutes.ruleSets, { params, query: {} });
      const inForce = items.find(one => one.status === 'in_force');
      const phone = await phoneOf(villager);
      await phone.open('/pkg-points/pages/rules/index');
      await press(phone, '历次版本');
      await phone.waitFor(() => phone.route === 'pkg-points/pages/rule-versions/index');
      // Drafts are the cadres’.
      expect(says(phone, '草稿')).toBe(false);
      expect(canPress(phone, '新建草稿')).toBe(false);
      await press(phone, new RegExp(`^第 ${rules.version} 版`));
      await see(phone, `${inForce?.ruleCount ?? 0} 条`);
      for (const { title } of rules.rules.slice(0, 3)) await see(phone, title);
      expect(canPress(phone, '表格导入、导出')).toBe(false);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'the fund, as it stands in the books, and its quarterly report',
    async () => {
      const fund = await villager.session.call(fundRoutes.fund, { params: { villageId: villager.villageId } });
      const phone = await phoneOf(villager);
      await phone.open('/pkg-points/pages/fund/index');
      await see(phone, '资金覆盖率');
      await see(phone, yuan(fund.moneyFen));
      await see(phone, yuan(fund.stockFen));
      await press(phone, /^季度公开/);
      await phone.waitFor(() => phone.route === 'pkg-points/pages/fund-report/index');
      await see(phone, '期末结余');
      // WeChat opens no web page of ours: the address goes where it can be pasted.
      await press(phone, '打印张贴');
      await phone.waitFor(() => phone.clipboard !== '');
      // The bundle names the place that it was built for; this product listens elsewhere.
      const { pathname, search } = new URL(phone.clipboard);
      const page = await fetch(new URL(`${pathname}${search}`, productUrl()));
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('size: A4');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a neighbour shows the code, the household lets them act for it, and takes it back',
    async () => {
      const helper = await newVillager();
      const [theirs, mine] = [await phoneOf(helper), await phoneOf(villager)];
      await theirs.open('/pkg-life/pages/helpers/index');
      await press(theirs, '出示我的代办码');
      const shown = (): string | undefined =>
        theirs.findAll({ role: 'img', label: /^代办码 \d/ })[0]?.attr['ariaLabel'] as string | undefined;
      await theirs.waitFor(() => theirs.findAll({ role: 'img', label: /^代办码 \d/ }).length > 0);
      const digits = (shown() ?? theirs.text().match(/(?:\d ?){8}/)?.[0] ?? '').replace(/\D/g, '');
      expect(digits).toHaveLength(8);

      await mine.open('/pkg-life/pages/helpers/index');
      await press(mine, '请一位代办人');
      await write(mine, '对方姓名', helper.name);
      await write(mine, '8 位代办码', digits);
      await press(mine, '核对');
      await see(mine, '是这位吗？');
      await press(mine, '确认授权');
      await see(mine, helper.name);
      await theirs.open('/pkg-life/pages/helpers/index');
      await see(theirs, villager.householdName);
      await press(mine, `收回 ${helper.name} 的代办`);
      await answer(mine, '收回');
      await seeNoMore(mine, helper.name);
      const { items } = await helper.session.call(identityRoutes.representedHouseholds, {
        params: { villageId: helper.villageId },
        query: {},
      });
      expect(items).toEqual([]);
      expect([...theirs.errors, ...mine.errors]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'the certificate of an honour is drawn on the phone, with whose it is and when, and opens as a picture',
    async () => {
      const cadre = await newVillager({ role: 'cadre' });
      const id = await honour(cadre, villager);
      const view = await villager.session.call(activitiesRoutes.honour, { params: { villageId: villager.villageId, honourId: id } });
      const phone = await phoneOf(villager);
      await phone.open(`/pkg-life/pages/honour/index?id=${id}`);
      await press(phone, /^保存或转发证书/);
      await phone.waitFor(() => phone.journal.previews.length > 0);
      const [picture = ''] = phone.journal.previews;
      expect(picture).toMatch(/^wxfile:\/\//);
      expect(phone.journal.written).toEqual(
        expect.arrayContaining([villager.householdName, HONOUR, sayCalendarDay(GRANTED_ON), view.villageName]),
      );
      const citation = phone.journal.written.filter(line => line.length > 1 && CITATION.includes(line));
      expect(citation.length).toBe(2);
      expect(CITATION).toContain(citation.join(''));
      const { width, height, format } = await sharp(readFileSync(phone.files.real(picture))).metadata();
      expect({ width, height, format }).toEqual({ width: 900, height: 640, format: 'png' });
      // Paper and ink: it is not an empty sheet.
      const { channels } = await sharp(readFileSync(phone.files.real(picture))).stats();
      expect(Math.max(...channels.map(one => one.stdev))).toBeGreaterThan(10);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
