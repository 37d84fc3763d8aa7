import { pointsRoutes } from '@jishan/contracts';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { texts } from '@/texts/zh-CN';
import { Card, Empty, ErrorView, LoadMore, Segmented, Skeleton } from '@/ui';
import { StatementRow } from './statement-line';

type Account = 'wallet' | 'reserved';
const ACCOUNTS = [
  { value: 'wallet', text: texts.points.accountWallet },
  { value: 'reserved', text: texts.points.accountReserved },
] as const;

function Lines({ account }: { account: Account }) {
  const list = useVillagePages(pointsRoutes.myStatement, { query: { account } });
  if (list.items.length === 0) {
    if (list.error) return <ErrorView error={list.error} onRetry={list.reload} />;
    if (list.loading) return <Skeleton rows={6} />;
    return <Empty icon="statement" title={texts.points.statementEmpty} body={texts.points.statementEmptyNote} />;
  }
  return (
    <>
      <Card flush>
        {list.items.map(line => (
          <StatementRow key={line.seq} line={line} />
        ))}
      </Card>
      <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}

export function Statement() {
  const [account, setAccount] = useState<Account>('wallet');
  return (
    <>
      <Segmented<Account> label={texts.points.accountLabel} options={ACCOUNTS} value={account} onChange={setAccount} />
      <Lines key={account} account={account} />
    </>
  );
}
