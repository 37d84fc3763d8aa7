import { HOUSEHOLD_CARDS_A_SHEET, sayVillageTime } from '@jishan/contracts';
import { drawQr, escapeHtml, printPage } from '../../../platform/documents';
import { cardTexts as words } from './household-cards.texts';

export interface PaperCard {
  readonly household_name: string;
  readonly group_name: string | null;
  readonly card_code: string;
}

/** Eight equal fields fill what the margins leave of an A4 sheet. */
const STYLE = `<style>
.sheet { display: grid; grid-template-columns: 1fr 1fr; grid-template-rows: repeat(4, 62mm); break-after: page; }
.sheet:last-child { break-after: auto; }
.card { display: flex; gap: 3mm; align-items: center; padding: 3mm; border: 0.2mm dashed #777; overflow: hidden; }
.card svg { flex: none; width: 34mm; height: 34mm; }
.card h2 { margin: 0 0 1mm; font-size: 13pt; }
.card code { display: block; margin: 1mm 0; font-size: 9.5pt; word-break: break-all; }
.card p { margin: 0; font-size: 8pt; line-height: 1.35; }
@media print { .lead { display: none; } }
</style>`;

async function cardOf(village: string, card: PaperCard, now: Date): Promise<string> {
  const svg = await drawQr(card.card_code);
  const where = [village, card.group_name ?? words.noGroup].join(' ');
  return `<section class="card">${svg}<div><p>${escapeHtml(where)} ${words.head}</p><h2>${escapeHtml(card.household_name)}</h2><code>${escapeHtml(card.card_code)}</code><p>${words.use}${words.keep}</p><p>${escapeHtml(words.madeAt(sayVillageTime(now)))}</p></div></section>`;
}

/** Whole sheets: a card is never cut by the page's end. */
export async function householdCardsPage(village: string, cards: readonly PaperCard[], now: Date): Promise<string> {
  const sheets: string[] = [];
  for (let at = 0; at < cards.length; at += HOUSEHOLD_CARDS_A_SHEET) {
    const made = await Promise.all(cards.slice(at, at + HOUSEHOLD_CARDS_A_SHEET).map(card => cardOf(village, card, now)));
    sheets.push(`<div class="sheet">${made.join('')}</div>`);
  }
  const lead = cards.length === 0 ? words.none : words.lead(cards.length);
  return printPage(words.title(village), 'A4', [STYLE, `<p class="note lead">${lead}</p>`, ...sheets].join('\n'));
}
