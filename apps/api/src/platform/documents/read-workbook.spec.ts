import ExcelJS from 'exceljs';
import { workbookOf, zipOf } from '../../../test/zip';
import { readFirstSheet } from './read-workbook';

const limits = { maxBytes: 1_000_000, maxRows: 40, maxColumns: 10 };
const read = (bytes: Buffer) => readFirstSheet(bytes, limits);
const cell = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>';

async function written(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('细则'));
  book.addWorksheet('另一张').getCell('A1').value = '不读';
  return Buffer.from(await book.xlsx.writeBuffer());
}

it('reads what a person sees', async () => {
  const bytes = await written(sheet => {
    sheet.addRow(['扫院子 & <清沟>', 2, -0.5, true, null, '尾']);
    sheet.addRow([new Date('2027-06-30T00:00:00Z'), { formula: '1+1', result: 2 }, { error: '#N/A' }]);
    sheet.addRow([{ richText: [{ text: '两' }, { text: '段', font: { bold: true } }] }, { text: '点我', hyperlink: 'http://x' }]);
    sheet.getCell('B2').numFmt = '0.00';
    sheet.getCell('B6').value = '隔行';
  });
  expect(read(bytes)).toEqual([
    ['扫院子 & <清沟>', '2', '-0.5', 'true', '', '尾'],
    ['2027-06-30', '2', ''],
    ['两段', '点我'],
    [],
    [],
    ['', '隔行'],
  ]);
});

it('merged cells each show what stands in the first', async () => {
  const bytes = await written(sheet => {
    sheet.addRows([
      ['人居环境', '甲'],
      ['', '乙'],
      ['', '丙'],
    ]);
    sheet.mergeCells('A1:A3');
  });
  expect(read(bytes).map(row => row[0])).toEqual(['人居环境', '人居环境', '人居环境']);
});

it('knows the days of a workbook that counts from 1904, formats of its own, and the sound beside a word', () => {
  const bytes = workbookOf(
    '<sheetData><row><c s="1"><v>0</v></c><c s="2"><v>1</v></c><c s="0"><v>1</v></c><c t="s"><v>0</v></c></row></sheetData>',
    {
      'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet r:id="rId7"/></sheets></workbook>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot；年&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      'xl/sharedStrings.xml': '<sst><si><t>村</t><rPh sb="0" eb="1"><t>cūn</t></rPh><t>&#x91CC;</t></si></sst>',
    },
  );
  expect(read(bytes)).toEqual([['1904-01-01', '1904-01-02', '1', '村里']]);
});

describe('a file that was made to hurt', () => {
  it('stops where more is unfolded than is taken, whatever the zip says of itself', () => {
    const bomb = workbookOf(cell + ' '.repeat(2_000_000));
    expect(bomb.length).toBeLessThan(5_000);
    expect(() => read(bomb)).toThrow();
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK'); at !== -1; at = lying.indexOf('PK', at + 1))
      if (lying[at + 2] === 1) lying.writeUInt32LE(10, at + 24);
    expect(() => read(lying)).toThrow();
  });

  it.each([
    ['a range over all there is', `${cell}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`],
    ['a row at the end of the world', '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'],
    ['rows that are no numbers', '<sheetData><row r="x"><c r="A1"><v>1</v></c></row><row r="1e9"><c r="A1"><v>1</v></c></row></sheetData>'],
    ['a billion columns', `<cols><col min="1" max="999999999"/></cols>${cell}`],
    ['no end of a name', `${cell}${'<'.repeat(50_000)}${'<a'.repeat(50_000)}${'a'.repeat(300_000)}`],
    ['no end of an attribute', `${cell}<a ${'x="'.repeat(100_000)}`],
  ])('%s costs no time and no room', (_what, sheet) => {
    const begun = performance.now();
    const rows = read(workbookOf(sheet));
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(rows.length).toBeLessThanOrEqual(limits.maxRows);
    expect(rows.every(row => row.length <= limits.maxColumns)).toBe(true);
  });

  it('ranges that overlap are no sheet', () => {
    const rows = '<row><c r="A1"><v>1</v></c></row>'.repeat(40);
    expect(() => read(workbookOf(`<sheetData>${rows}</sheetData>${'<mergeCell ref="A1:J40"/>'.repeat(2)}`))).toThrow();
  });

  it.each([Buffer.from('PK\u0003\u0004 but no zip'), Buffer.alloc(0), zipOf({ 'a.txt': 'x' }), workbookOf(cell).subarray(0, 300)])(
    'bytes that are no workbook',
    bytes => {
      expect(() => read(bytes)).toThrow();
    },
  );
});
