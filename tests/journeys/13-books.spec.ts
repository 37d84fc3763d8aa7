import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fundRoutes, periodAt, periodShift, pointsBookRoutes, sayPeriod } from '@jishan/contracts';
import { choosePhotos, phoneOf, press, see, seen, seeNoMore, write } from './hands';
import { newPhoto } from './photos';
import { until } from './until';
import { putPhonesAway } from './phone';
import { newVillager, type Villager } from './villagers';

const SOON_MS = 240_000;
const month = periodAt('month', Date.now());

interface Sheet {
  readonly rowCount: number;
  getRow(row: number): { getCell(column: number): { value: unknown } };
}
interface Workbook {
  readonly xlsx: { load(bytes: Buffer): Promise<unknown> };
  getWorksheet(name: string): Sheet | undefined;
}
const excel = createRequire(join(__dirname, '..', '..', 'apps', 'api', 'package.json'))('exceljs') as { Workbook: new () => Workbook };

let supervisor: Villager;
let villager: Villager;
let secretary: Villager;

beforeAll(async () => {
  supervisor = await newVillager({ role: 'supervisor' });
  villager = await newVillager({ points: 1 });
  secretary = await newVillager({ role: 'secretary' });
}, SOON_MS);
afterAll(putPhonesAway);

describe('the books that the village can see', () => {
  it(
    'the supervisor takes the book along in one tap, and it says what the ledger says',
    async () => {
      const phone = await phoneOf(supervisor, '/pkg-work/pages/workbench/index');
      await press(phone, /^积分台账/);
      await see(phone, sayPeriod(month));
      await see(phone, '期末');
      await phone.shot('13-book');
      const download = phone.page.waitForEvent('download', { timeout: 60_000 });
      await press(phone, '下载表格');
      const file = await download;
      expect(file.suggestedFilename()).toContain('积分台账');
      const workbook = new excel.Workbook();
      await workbook.xlsx.load(readFileSync(await file.path()));
      const sheet = workbook.getWorksheet('按户');
      if (!sheet) throw new Error('the workbook has no households');
      const { total } = await supervisor.session.call(pointsBookRoutes.pointsBook, {
        params: { villageId: supervisor.villageId },
        query: { period: month, by: 'household' },
      });
      const last = sheet.getRow(sheet.rowCount);
      expect([3, 4, 5, 6, 7, 8].map(column => last.getCell(column).value)).toEqual([
        total.opening,
        total.earned,
        total.spent,
        total.expired,
        total.adjusted,
        total.closing,
      ]);
      expect(sheet.rowCount).toBe(total.households + total.merged + 3);

      await press(phone, '按细则');
      await see(phone, /\d+ 次 · \d+ 户/);
      await phone.shot('13-book-rules');
      const [paper] = await Promise.all([phone.context.waitForEvent('page', { timeout: 60_000 }), press(phone, '打印台账')]);
      await paper.getByText(`制表时间`).waitFor();
      expect(await paper.title()).toContain('积分台账');
      await paper.close();
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'a villager sees the honour roll and takes the household off it, if they are its head',
    async () => {
      const phone = await phoneOf(villager);
      await press(phone, '积分');
      await press(phone, /^光荣榜/);
      await see(phone, sayPeriod(month));
      await press(phone, '看前一段时间');
      await see(phone, /分及以上/);
      await see(phone, '各组参与情况');
      await phone.shot('13-honour');
      const params = { villageId: villager.villageId };
      const query = { period: periodShift(month, -1) };
      const roll = await villager.session.call(pointsBookRoutes.honourRoll, { params, query });
      expect(roll.items.length).toBeGreaterThan(0);
      if (roll.own?.mayOptOut) {
        await phone.page
          .getByRole('switch', { name: /^我家不上榜/ })
          .filter({ visible: true })
          .click();
        await see(phone, '我家不再上榜');
        const after = await villager.session.call(pointsBookRoutes.honourRoll, { params, query });
        expect(after.own?.optedOut).toBe(true);
        expect(after.items.filter(item => item.own)).toEqual([]);
      } else await see(phone, '上不上榜，由户主决定。');
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'the secretary records money, everybody sees it at once, and a wrong figure is taken back in the open',
    async () => {
      const note = `测试拨款 ${secretary.name}`;
      const params = { villageId: secretary.villageId };
      const before = await secretary.session.call(fundRoutes.fund, { params });
      const phone = await phoneOf(secretary, '/pkg-work/pages/fund-book/index');
      await press(phone, '登记一笔');
      await press(phone, '登记');
      await see(phone, '请填写正确的金额');
      await see(phone, '请拍下收据、转账单或捐赠单');
      await choosePhotos(phone, '添加照片', [await newPhoto()]);
      await write(phone, '金额（元）', '1234.50');
      await write(phone, '说明', note);
      await phone.shot('13-fund-record');
      await press(phone, '登记');
      await see(phone, '登记这笔资金？');
      await phone.page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).last().click();
      await see(phone, '已登记，全村可见');
      await until(
        async () => (await secretary.session.call(fundRoutes.fund, { params })).moneyFen === before.moneyFen + 123_450,
        'the money is not there',
      );

      const theirs = await phoneOf(villager, '/pkg-points/pages/fund/index');
      await see(theirs, '资金覆盖率');
      await see(theirs, new RegExp(note));
      await theirs.shot('13-fund');
      await press(theirs, /^季度公开/);
      await see(theirs, '期末结余');
      await theirs.shot('13-fund-report');
      expect(theirs.complaints).toEqual([]);

      await press(phone, new RegExp(note));
      await press(phone, '更正这一笔');
      await press(phone, '金额写错了');
      await press(phone, '更正');
      await see(phone, '已用一笔相反的记录更正，请再登记正确的');
      await seeNoMore(phone, '更正这一笔');
      await until(
        async () => (await secretary.session.call(fundRoutes.fund, { params })).moneyFen === before.moneyFen,
        'the money is still there',
      );
      expect(await seen(phone, /金额写错了/).count()).toBeGreaterThan(0);
      expect(phone.complaints).toEqual([]);
    },
    SOON_MS,
  );
});
