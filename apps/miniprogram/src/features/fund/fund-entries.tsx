import { fundRoutes, fundSourceTitles, type FundEntryView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { sayDay } from '@/formats/calendar-day';
import { sayYuan } from '@/formats/money';
import { texts } from '@/texts/zh-CN';
import { Card, Empty, ErrorView, ListRow, LoadMore, Skeleton } from '@/ui';
import './fund.scss';

/** `+5000.00`, `−12.50`. */
const signedYuan = (fen: number): string => (fen > 0 ? `+${sayYuan(fen)}` : sayYuan(fen));

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
  const body = () => {
    if (list.items.length > 0)
      return list.items.map(entry => {
        const line = texts.fund.entryNoteLine(sayDay(entry.receivedOn), entry.recordedByRole);
        return (
          <ListRow
            key={entry.id}
            title={titleOf(entry)}
            note={`${entry.note} · ${line}`}
            value={<Amount entry={entry} />}
            label={`${titleOf(entry)} ${signedYuan(entry.amountFen)}，${entry.note}`}
            onPress={onOpen ? () => onOpen(entry) : undefined}
          />
        );
      });
    if (list.error) return <ErrorView error={list.error} onRetry={list.reload} />;
    if (list.loading) return <Skeleton rows={4} />;
    return <Empty icon="points" title={texts.fund.entriesEmpty} body={texts.fund.entriesEmptyNote} />;
  };
  return (
    <>
      <Card title={texts.fund.entries} flush>
        {body()}
      </Card>
      {list.more && <LoadMore more loading={list.loadingMore} onMore={list.loadMore} />}
    </>
  );
}
