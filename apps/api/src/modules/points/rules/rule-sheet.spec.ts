import { ruleContent } from '../../../../test/rule-sets';
import { workbookOf } from '../../../../test/zip';
import { readLines, withImported } from './import-rules';
import { readSheet, safeCell, writeSheet } from './rule-sheet';

const rules = [
  ruleContent({ cap: { times: 1, period: 'week', subject: 'household' }, standard: '清垃圾，"五清"\n不留死角', validUntil: '2027-06-30' }),
  ruleContent({ title: '孝老爱亲', category: 'customs', pointsMax: 5, lane: 'full', textRequired: true, startedBy: 'cadre' }),
];
const csv = (text: string) => {
  const sheet = readSheet(Buffer.from(text, 'utf8'), 'csv');
  if (!sheet) throw new Error('no sheet');
  return readLines(sheet);
};

describe.each(['xlsx', 'csv'] as const)('a sheet as %s', kind => {
  it('is read back as it was written', async () => {
    const sheet = readSheet(await writeSheet(rules, kind), kind);
    expect(sheet && readLines(sheet)).toEqual({ rules, problems: [] });
  });

  it('holds no formula, and gives the words back as they were', async () => {
    const wicked = [
      ruleContent({ title: '=HYPERLINK("http://x","点我")', standard: '+1' }),
      ruleContent({ title: '－见面打招呼', standard: '@某人' }),
    ];
    const bytes = await writeSheet(wicked, kind);
    if (kind === 'csv')
      for (const cell of bytes
        .toString('utf8')
        .slice(1)
        .split(/[,\r\n]+/))
        expect(cell).not.toMatch(/^"?[=+@－]/);
    const sheet = readSheet(bytes, kind);
    expect(sheet && readLines(sheet).rules).toEqual(wicked);
  });

  it.each(['', 'hello', 'PK\u0003\u0004 but no zip', '%PDF-1.7'])('bytes like %j are no such file, or one with problems', text => {
    const sheet = readSheet(Buffer.from(text, 'latin1'), kind);
    expect(sheet === null || readLines(sheet).problems.length > 0).toBe(true);
  });
});

describe('a sheet that was made to hurt', () => {
  it.each([
    ['only quotes', '"'.repeat(69_000) + 'x'],
    ['a quote that never closes', `类别\n"${'a,\n'.repeat(20_000)}`],
    ['more lines than are taken', 'a\n'.repeat(34_000)],
  ])('%s costs no time', (_what, text) => {
    const begun = performance.now();
    readSheet(Buffer.from(text, 'utf8'), 'csv');
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it.each([
    workbookOf('<sheetData><row><c t="str"><v>类别&#0;</v></c></row></sheetData>'),
    workbookOf('<sheetData><row><c t="str"><v>&#xD800;</v></c></row></sheetData>'),
  ])('what no text may hold is no sheet', bytes => {
    expect(readSheet(bytes, 'xlsx')).toBeNull();
  });

  it('a quoted cell keeps commas, ends of lines and its own quotes; a half of one is read to the end', () => {
    expect(readSheet(Buffer.from('a,b\r\n"1,""2""\n3",4\n"5'), 'csv')?.lines.map(({ cells }) => cells)).toEqual([
      { a: '1,"2"\n3', b: '4' },
      { a: '5', b: '' },
    ]);
  });
});

it('numbers stay numbers, words that begin like a formula become text', () => {
  expect([safeCell(-5), safeCell('-5'), safeCell('-五'), safeCell('=1'), safeCell('＝1'), safeCell('\t1'), safeCell('安')]).toEqual([
    -5,
    '-5',
    "'-五",
    "'=1",
    "'＝1",
    "'\t1",
    '安',
  ]);
});

/** Cell by cell: a comma between two Chinese words would not be one. */
const HEADINGS = ['类别', '名称', '最低分'];
const lines = (...rows: readonly (readonly string[])[]): string => rows.map(row => row.join(',')).join('\r\n');

describe('the dry run', () => {
  it('names the line and says in Chinese what is to be changed', async () => {
    const { problems } = await csv(
      lines(
        [...HEADINGS, '上限次数', '上限周期', '上限对象', '有效期开始'],
        ['人居环境', '院落“五清”', '2', '1', '每周', '每户', ''],
        ['环境卫生', '扫地', '2'],
        ['人居环境', '', '2'],
        ['人居环境', '清扫村道', '0'],
        ['人居环境', '护林', '5', '3', '', '', '2027-02-30'],
        ['乡风文明', '按时缴纳医保', '5'],
        ['人居环境', '院落“五清”', '3'],
      ),
    );
    expect(problems.map(one => one.line)).toEqual([3, 4, 5, 6, 6, 7, 8]);
    expect(problems[0]?.message).toBe('“类别”应填：乡风文明、人居环境、公益事业、参与议事、荣誉、负面');
    expect(problems[5]?.message).toContain('《中华人民共和国社会保险法》');
    expect(problems[6]?.message).toBe('与第 2 行的类别、名称相同');
  });

  it('says which columns are missing, and that there is nothing', async () => {
    expect((await csv(lines(['名称', '最低分'], ['扫地', '2']))).problems).toEqual([{ line: 1, message: '第 1 行里没有这些列：类别' }]);
    expect((await csv(lines(HEADINGS))).problems).toEqual([{ line: 1, message: '表格里没有细则' }]);
  });

  it('what is not filled in is as most rules are', async () => {
    expect((await csv(lines(HEADINGS, ['人居环境', '扫地', '2']))).rules).toEqual([
      ruleContent({ title: '扫地', standard: '', maxPhotos: 3 }),
    ]);
  });
});

describe('a sheet that Excel saved as csv on a Chinese Windows', () => {
  it('is read like one in UTF-8', () => {
    // 类别,名称,最低分 and 人居环境,扫院坝,2, in GBK.
    const gbk = Buffer.from('c0e0b1f02cc3fbb3c62cd7eeb5cdb7d60d0ac8cbbed3bbb7beb32cc9a8d4bab0d32c320d0a', 'hex');
    expect(gbk.toString('utf8')).toContain('\ufffd');
    const sheet = readSheet(gbk, 'csv');
    expect(sheet && readLines(sheet)).toMatchObject({ problems: [], rules: [{ category: 'environment', title: '扫院坝', pointsMin: 2 }] });
  });

  it.each([
    ['no text at all', 'fffe00'],
    ['one that breaks off in the middle of a character', 'c0e0b1'],
  ])('%s is no sheet', (_what, hex) => {
    expect(readSheet(Buffer.from(hex, 'hex'), 'csv')).toBeNull();
  });
});

describe('the natural key', () => {
  it('finds what is there: changed in its place and line, new ones behind, and a second import changes nothing', () => {
    const before = [{ ...ruleContent(), id: 'a', lineId: '老a' }];
    const once = withImported(before, [ruleContent({ pointsMin: 3, pointsMax: 3 }), ruleContent({ title: '清扫村道' })]);
    expect(once).toMatchObject([
      { id: 'a', lineId: '老a', pointsMin: 3 },
      { title: '清扫村道', pointsMin: 2 },
    ]);
    expect(withImported(once, once)).toEqual(once);
  });
});
