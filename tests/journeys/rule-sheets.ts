import { ruleSetRoutes, type RuleSetView } from '@jishan/contracts';
import ExcelJS from 'exceljs';
import { uuidv7 } from 'uuidv7';
import type { Villager } from './villagers';

export type Row = (string | number)[];
const params = ({ villageId }: Villager, ruleSetId: string) => ({ villageId, ruleSetId });

/** A draft of the rules in force, without screens; journey 9 shows how a secretary makes one. */
export async function newDraft(secretary: Villager, title: string): Promise<string> {
  const { session, villageId } = secretary;
  const { items } = await session.call(ruleSetRoutes.ruleSets, { params: { villageId }, query: {} });
  const inForce = items.find(one => one.status === 'in_force')?.id ?? '';
  const body = { id: uuidv7(), title, from: 'version', ruleSetId: inForce } as const;
  return (await session.call(ruleSetRoutes.createRuleDraft, { params: { villageId }, body })).ruleSetId;
}

export const ruleSetNow = (who: Villager, ruleSetId: string): Promise<RuleSetView> =>
  who.session.call(ruleSetRoutes.ruleSet, { params: params(who, ruleSetId) });

/** As somebody opens it in a spreadsheet program: the heading, then a row per rule. */
export async function openXlsx(bytes: Buffer): Promise<Row[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  const rows: Row[] = [];
  book.worksheets[0]?.eachRow(row => rows.push((row.values as (string | number | undefined)[]).slice(1).map(cell => cell ?? '')));
  return rows;
}

export async function saveXlsx(rows: readonly Row[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Sheet1').addRows(rows.map(row => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const saveCsv = (rows: readonly Row[]): Buffer => Buffer.from(`${rows.map(row => row.join(',')).join('\r\n')}\r\n`, 'utf8');

/** Under this heading, in this row. */
export function column(rows: readonly Row[], heading: string): number {
  const at = rows[0]?.indexOf(heading) ?? -1;
  if (at < 0) throw new Error(`the sheet has no column ${heading}`);
  return at;
}

/** The row with this title, with another number of points: a copy of the sheet. */
export function withPoints(rows: readonly Row[], title: string, points: string | number): Row[] {
  const [titles, low, high] = ['名称', '最低分', '最高分'].map(heading => column(rows, heading)) as [number, number, number];
  if (!rows.some(row => row[titles] === title)) throw new Error(`the sheet has no rule ${title}`);
  return rows.map(row => (row[titles] === title ? row.map((cell, at) => (at === low || at === high ? points : cell)) : [...row]));
}
