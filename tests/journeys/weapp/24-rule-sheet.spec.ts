import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WeappHost } from '../../weapp/host';
import { newDraft, openXlsx, ruleSetNow, saveXlsx, withPoints } from '../rule-sheets';
import { CLEAN_YARD, newVillager } from '../villagers';
import { canPress, phoneOf, press, putPhonesAway, see } from './hands';

const SOON_MS = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'jishan-chat-'));

/** Somebody has sent it in a chat, and it is chosen there. */
async function choose(phone: WeappHost, name: string, bytes: Buffer): Promise<void> {
  const place = join(folder, name);
  writeFileSync(place, bytes);
  phone.nextChatFiles(place);
  await press(phone, '选择表格文件');
}

describe('a sheet of rules, in WeChat', () => {
  afterAll(() => {
    putPhonesAway();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'opens as a document, comes back from a chat, is looked at first, and then is in the draft',
    async () => {
      const secretary = await newVillager({ role: 'secretary' });
      const [title, added] = [`表格细则${randomInt(10_000)}`, `护林防火${randomInt(10_000)}`];
      const id = await newDraft(secretary, title);
      const before = await ruleSetNow(secretary, id);
      const phone = await phoneOf(secretary);
      await phone.open(`/pkg-points/pages/rule-set/index?id=${id}`);
      await press(phone, '表格导入、导出');
      // WeChat opens no csv.
      await see(phone, '导出 Excel 表格');
      expect(canPress(phone, '导出 CSV')).toBe(false);
      await press(phone, '导出 Excel 表格');
      await phone.waitFor(() => phone.journal.documents.length > 0);
      const [document = ''] = phone.journal.documents;
      expect(document).toBe(`wxfile://usr/${title}（草稿）.xlsx`);
      const sheet = await openXlsx(readFileSync(phone.files.real(document)));
      expect(sheet).toHaveLength(before.rules.length + 1);

      await choose(phone, '坏的.xlsx', await saveXlsx(withPoints(sheet, CLEAN_YARD, 0)));
      await see(phone, '有 2 处要改');
      expect(canPress(phone, '导入草稿')).toBe(false);
      await choose(phone, '改好的.xlsx', await saveXlsx([...sheet, ['公益事业', added, '按排班巡山，一天为一次。', 3, 3, '天']]));
      await see(phone, `新增 1 条，更新 0 条，相同 ${before.rules.length} 条`);
      expect(await ruleSetNow(secretary, id)).toEqual(before);
      await press(phone, '导入草稿');
      await see(phone, `草稿 · ${title}`);
      await see(phone, added);
      expect((await ruleSetNow(secretary, id)).rules.find(one => one.title === added)).toMatchObject({ pointsMin: 3, unit: '天' });
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'nothing chosen leaves everything as it is',
    async () => {
      const secretary = await newVillager({ role: 'secretary' });
      const id = await newDraft(secretary, `表格细则${randomInt(10_000)}`);
      const phone = await phoneOf(secretary);
      await phone.open(`/pkg-work/pages/rule-sheet/index?id=${id}`);
      await press(phone, '选择表格文件');
      expect(phone.journal.calls).toContain('chooseMessageFile');
      expect(canPress(phone, '选择表格文件')).toBe(true);
      expect(canPress(phone, '导入草稿')).toBe(false);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
