import { fundRoutes, fundSourceTitles, type FundEntryView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { sayDay } from '@/formats/calendar-day';
import { sayYuan } from '@/formats/money';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged } from '@/ui';
import './fund.scss';

/** `+5000.00 元`, `−12.50 元`. */
const signedYuan = (fen: number): string => texts.fund.yuan(fen > 0 ? `+${sayYuan(fen)}` : sayYuan(fen));

function Amount({ entry }: { entry: FundEntryView }) {
  const look = entry.corrected ? 'fund-amount--struck' : entry.amountFen < 0 ? 'fund-amount--out' : '';
  return <View className={`fund-amount ${look}`}>{signedYuan(entry.amountFen)}</View>;
}

function titleOf(entry: FundEntryView): string {
  const source = fundSourceTitles[entry.source];
  if (entry.correctsEntryId) return `${texts.fund.correction}：${source}`;
  return entry.corrected ? `${source}（${texts.fund.corrected}）` : source;
}

/** Every entry, newest voucher first; whoever keeps the fund opens one. */
export function FundEntries({ onOpen }: { onOpen?: (entry: FundEntryView) => void }) {
  const list = useVillagePages(fundRoutes.fundEntries, {});
  return (
    <Paged of={list} rows={4} empty={<Empty icon="points" title={texts.fund.entriesEmpty} body={texts.fund.entriesEmptyNote} />}>
      {items => (
        <Card title={texts.fund.entries} flush>
          {items.map(entry => (
            <ListRow
              key={entry.id}
              title={titleOf(entry)}
              note={`${entry.note} · ${texts.fund.entryNoteLine(sayDay(entry.receivedOn), entry.recordedByRole)}`}
              value={<Amount entry={entry} />}
              onPress={onOpen ? () => onOpen(entry) : undefined}
            />
          ))}
        </Card>
      )}
    </Paged>
  );
}
