import { readFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { ruleSetRoutes } from '@jishan/contracts';
import { phoneOf, press, pressable, see, seen } from './hands';
import { putPhonesAway, type Phone } from './phone';
import { column, newDraft, openXlsx, ruleSetNow, saveCsv, saveXlsx, withPoints, type Row } from './rule-sheets';
import { PATIENCE_MS } from './until';
import { CLEAN_YARD, newVillager, ruleCalled, type Villager } from './villagers';

const SOON_MS = 240_000;

let secretary: Villager;

beforeAll(async () => {
  secretary = await newVillager({ role: 'secretary' });
}, SOON_MS);
afterAll(putPhonesAway);

/** The file that the browser keeps. */
async function save(phone: Phone, action: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([phone.page.waitForEvent('download', { timeout: PATIENCE_MS }), press(phone, action)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function choose(phone: Phone, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser', { timeout: PATIENCE_MS }), press(phone, '选择表格文件')]);
  await chooser.setFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
}

/** From the workbench to the sheet of this draft. */
async function sheetOf(phone: Phone, title: string): Promise<void> {
  await press(phone, /^工作台/);
  await press(phone, /^积分细则/);
  await press(phone, new RegExp(`^草稿 · ${title}`));
  await press(phone, '表格导入、导出');
  await see(phone, '导入到草稿');
}

it(
  'a draft goes out as a sheet, comes back changed, is looked at first with its faults by line, and only then is in the draft',
  async () => {
    const [title, added] = [`表格细则${randomInt(10_000)}`, `护林防火${randomInt(10_000)}`];
    const id = await newDraft(secretary, title);
    const before = await ruleSetNow(secretary, id);
    const old = before.rules.find(rule => rule.title === CLEAN_YARD);
    const phone = await phoneOf(secretary);
    await sheetOf(phone, title);

    const { name, bytes } = await save(phone, '导出 Excel 表格');
    expect(name).toBe(`${title}（草稿）.xlsx`);
    const sheet = await openXlsx(bytes);
    expect(sheet.slice(1).map(row => row[column(sheet, '名称')])).toEqual(before.rules.map(rule => rule.title));
    const line = sheet.findIndex(row => row[column(sheet, '名称')] === CLEAN_YARD) + 1;

    await choose(phone, '坏的.xlsx', await saveXlsx([...withPoints(sheet, CLEAN_YARD, '很多'), ['公益好事', added, '', 3]]));
    await see(phone, '有 3 处要改');
    await see(phone, new RegExp(`第 ${line} 行：“最低分”应是 1 到 \\d+ 的整数`));
    await see(phone, new RegExp(`第 ${sheet.length + 1} 行：“类别”应填：`));
    expect(await pressable(phone, '导入草稿').count()).toBe(0);
    await phone.shot('24-faults');

    const points = (old?.pointsMin ?? 0) + 1;
    const rule: Row = ['公益事业', added, '按排班巡山，一天为一次。', 3, 3, '天'];
    await choose(phone, '改好的.xlsx', await saveXlsx([...withPoints(sheet, CLEAN_YARD, points), rule]));
    await see(phone, `新增 1 条，更新 1 条，相同 ${before.rules.length - 1} 条`);
    expect(await seen(phone, /有 \d+ 处要改/).count()).toBe(0);
    await phone.shot('24-preview');
    // Looked at is not taken in.
    expect(await ruleSetNow(secretary, id)).toEqual(before);
    await press(phone, '导入草稿');
    await see(phone, `草稿 · ${title}`);
    await see(phone, added);
    await see(phone, `${before.rules.length + 1} 条`);
    const after = await ruleSetNow(secretary, id);
    expect(after.rules).toHaveLength(before.rules.length + 1);
    expect(after.rules.find(one => one.title === added)).toMatchObject({ category: 'public_good', pointsMin: 3, pointsMax: 3, unit: '天' });
    expect(after.rules.find(one => one.title === CLEAN_YARD)).toMatchObject({ id: old?.id, pointsMin: points, cap: old?.cap });
    // What is in force is another matter.
    expect((await ruleCalled(secretary, CLEAN_YARD)).pointsMin).toBe(old?.pointsMin);
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);

it(
  'a CSV of a spreadsheet program goes the same way, and what is no sheet is refused',
  async () => {
    const [title, added] = [`表格细则${randomInt(10_000)}`, `清理河道${randomInt(10_000)}`];
    const id = await newDraft(secretary, title);
    const before = await ruleSetNow(secretary, id);
    const phone = await phoneOf(secretary);
    await sheetOf(phone, title);
    const { name, bytes } = await save(phone, '导出 CSV');
    expect(name).toBe(`${title}（草稿）.csv`);
    expect(bytes.toString('utf8').split('\r\n')[0]).toContain(['类别', '名称', '标准', '最低分'].join(','));

    await choose(phone, '照片.jpg', Buffer.from('no sheet'));
    await see(phone, '请选 xlsx 或 csv 文件');
    await choose(
      phone,
      '缺列.csv',
      saveCsv([
        ['名称', '最低分'],
        [added, 2],
      ]),
    );
    await see(phone, '第 1 行里没有这些列：类别');
    expect(await pressable(phone, '导入草稿').count()).toBe(0);

    await choose(
      phone,
      '一条.csv',
      saveCsv([
        ['类别', '名称', '最低分'],
        ['公益事业', added, 2],
      ]),
    );
    await see(phone, '新增 1 条，更新 0 条，相同 0 条');
    await press(phone, '导入草稿');
    await see(phone, `草稿 · ${title}`);
    await see(phone, added);
    const after = await ruleSetNow(secretary, id);
    expect(after.rules.filter(one => one.title === added)).toMatchObject([{ category: 'public_good', pointsMin: 2, unit: '次' }]);
    expect(after.rules).toHaveLength(before.rules.length + 1);
    const { session, villageId } = secretary;
    await session.call(ruleSetRoutes.discardRuleDraft, { params: { villageId, ruleSetId: id }, body: {}, version: after.revision });
    expect(phone.complaints).toEqual([]);
  },
  SOON_MS,
);
