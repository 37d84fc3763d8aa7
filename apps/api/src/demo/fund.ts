import { defaultVillageSettings } from '@jishan/contracts';
import type { Tx } from '../platform/db/tx';
import { outstandingPoints } from '../modules/points';
import { purchasesBetween } from '../modules/store';
import { accountOf, holderOf, type County, type Demo, type DemoPart, type DemoPerson, type DemoVillage, type PartCounts } from './county';
import { grantNote, mistake, MONEY_LEFT_PERCENT, plannedMoney, SMALL_VILLAGE_SHARE } from './data/fund.texts';
import type { PrintedPhoto } from './pictures/photo-press';
import { drawVoucher } from './pictures/voucher';
import { insertRows, type Row } from './rows';
import { demoId } from './seeded';

export const fund: DemoPart = { name: 'fund', fill };

const FEN = 100;
const GRANT_DAY = 4;
const ROUND_FEN = 100 * FEN;
const BIG_VILLAGE_GROUPS = 10;

/** Money that was received; after the past has happened, for that says what goods have cost and what is owed. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let entries = 0;
  for (const village of county.villages) {
    const secretary = holderOf(village, 'secretary');
    const days = [GRANT_DAY, mistake.day, ...plannedMoney.map(({ day }) => day)];
    const vouchers: PrintedPhoto[] = [];
    for (const day of days) vouchers.push(await voucherOf(demo, village, secretary, day));
    await demo.work.run(village.id, async tx => {
      const rows = await entriesOf(demo, tx, village, secretary, new Map(days.map((day, at) => [day, vouchers[at]?.id])));
      await insertRows(tx, 'media_object', vouchers);
      await insertRows(tx, 'fund_entry', rows);
      entries += rows.length;
    });
  }
  return { fundEntries: entries };
}

/** A picture of its own for each, taken on the day on which the money came. */
const voucherOf = (demo: Demo, village: DemoVillage, secretary: DemoPerson, day: number): Promise<PrintedPhoto> =>
  demo.press.draw(
    {
      label: `voucher/${village.key}/${day}`,
      villageId: village.id,
      accountId: accountOf(secretary),
      takenAt: demo.time.at(day, 10),
      offsetMs: 0,
    },
    drawVoucher(),
  );

async function entriesOf(
  demo: Demo,
  tx: Tx,
  village: DemoVillage,
  secretary: DemoPerson,
  vouchers: ReadonlyMap<number, string | undefined>,
): Promise<Row[]> {
  const entry = (label: string, day: number, source: string, amountFen: number, note: string, more: Row = {}): Row => ({
    village_id: village.id,
    id: demoId(`fund/${village.key}/${label}`, day),
    source,
    amount_fen: amountFen,
    received_on: dayOf(demo.time.at(day, 12)),
    note,
    voucher_media_id: vouchers.get(day) ?? null,
    corrects_entry_id: null,
    recorded_by_person_id: secretary.id,
    recorded_by_role: 'secretary',
    created_at: demo.time.at(day, 15),
    ...more,
  });
  const wrong = entry('mistake', mistake.day, 'donation', mistake.yuan * FEN, mistake.note);
  const counter = entry('counter', mistake.day + 1, 'donation', -mistake.yuan * FEN, mistake.reason, {
    corrects_entry_id: wrong['id'] ?? null,
  });
  const share = village.groups.length > BIG_VILLAGE_GROUPS ? 1 : SMALL_VILLAGE_SHARE;
  const money = plannedMoney.map(one => entry(`${one.day}`, one.day, one.source, Math.round(one.yuan * share) * FEN, one.note));
  const grant = await grantFor(tx, Math.round(plannedMoney.reduce((sum, one) => sum + one.yuan, 0) * share) * FEN);
  return [entry('grant', GRANT_DAY, 'grant', grant, grantNote), ...money, wrong, counter];
}

/** What the village needed beside what came by itself, in round figures. */
async function grantFor(tx: Tx, receivedFen: number): Promise<number> {
  const owed = (await outstandingPoints(tx)) * defaultVillageSettings.pointValueFen;
  const missing = (owed * MONEY_LEFT_PERCENT) / 100 + (await purchasesBetween(tx, null, null)) - receivedFen;
  return Math.max(ROUND_FEN, Math.ceil(missing / ROUND_FEN) * ROUND_FEN);
}

const BEIJING_MS = 8 * 3_600_000;
const dayOf = (at: Date): string => new Date(at.getTime() + BEIJING_MS).toISOString().slice(0, 10);
