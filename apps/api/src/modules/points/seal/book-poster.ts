import { BOOK_DAY_PAGE, sayCalendarDay, sayVillageTime, type BookBlockPage } from '@jishan/contracts';
import { drawQr, escapeHtml } from '../../../platform/documents';
import { posterTexts as words } from './poster.texts';

export interface Poster extends BookBlockPage {
  /** `https://host` of the configuration: a sheet for the wall must not lead where the one who asked for it wants. */
  readonly origin: string;
}

const GROUP_LETTERS = 4;
/** In groups, so that two people can read it to each other. */
const grouped = (hex: string): string => hex.match(new RegExp(`.{1,${GROUP_LETTERS}}`, 'g'))?.join(' ') ?? '';

const STYLE = `@page{size:A4;margin:16mm}*{box-sizing:border-box}body{margin:0 auto;max-width:190mm;padding:8mm 6mm;color:#1c1c1c;font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;line-height:1.6}
h1{margin:0;color:#a92318;font-size:26pt;text-align:center}h2{margin:8mm 0 2mm;font-size:15pt}.day{margin:2mm 0 6mm;font-size:18pt;text-align:center}.lead{font-size:13pt}.root{padding:5mm;border:.6mm solid #2a7530;border-radius:3mm}
.root b{display:block;font-size:12pt;color:#2a7530}.root code{display:block;font-size:16pt;line-height:1.7;word-spacing:2mm}.qr{display:flex;align-items:center;gap:8mm;margin:7mm 0}.qr svg{flex:none;width:52mm;height:52mm}.qr p{font-size:15pt}
ol{margin:0;padding-left:7mm;font-size:13pt}dl{display:grid;grid-template-columns:36mm 1fr;margin:7mm 0 0;font-size:9pt;color:#444}dt,dd{margin:0}dd{word-break:break-all;font-family:monospace}footer{margin-top:7mm;padding-top:3mm;border-top:.3mm solid #bbb;font-size:11pt}@media print{body{max-width:none;padding:0}h2,.qr,.root,dl{break-inside:avoid}}`;

/** One A4 page of the browser's own printing: no script, no picture from elsewhere, the code for the scanner drawn in place. */
export async function posterPage({ villageName, block, origin }: Poster): Promise<string> {
  const { head } = block;
  const address = `${origin}${BOOK_DAY_PAGE}?villageId=${head.village}&number=${head.number}&root=${head.root}`;
  const svg = await drawQr(address);
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.lines, words.lines(head.last - head.first + 1)],
    [words.facts.range, words.range(head.first, head.last)],
    [words.facts.sealedAt, sayVillageTime(new Date(head.sealedAt))],
    [words.facts.previous, head.previous],
    [words.facts.key, block.publicKey],
    [words.facts.signature, block.signature],
  ];
  const title = escapeHtml(words.title(villageName));
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main>
<h1>${title}</h1><p class="day">${sayCalendarDay(head.day)}</p><p class="lead">${words.lead(head.last - head.first + 1, head.number)}</p>
<div class="root"><b>${words.root}</b><code>${grouped(head.root)}</code></div>
<div class="qr">${svg}<p>${words.scan}</p></div>
<h2>${words.howTitle}</h2><ol>${words.how.map(step => `<li>${step}</li>`).join('')}</ol>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl><footer>${words.foot}</footer></main></body></html>`;
}
