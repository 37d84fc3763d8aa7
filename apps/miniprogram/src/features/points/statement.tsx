import { pointsRoutes } from '@jishan/contracts';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { texts } from '@/texts/zh-CN';
import { Empty, Paged, Segmented } from '@/ui';
import { MonthlyLines } from './statement-months';

type Account = 'wallet' | 'reserved';
const ACCOUNTS = [
  { value: 'wallet', text: texts.points.accountWallet },
  { value: 'reserved', text: texts.points.accountReserved },
] as const;

function Lines({ account }: { account: Account }) {
  const list = useVillagePages(pointsRoutes.myStatement, { query: { account } });
  return (
    <Paged of={list} rows={6} empty={<Empty icon="statement" title={texts.points.statementEmpty} body={texts.points.statementEmptyNote} />}>
      {items => <MonthlyLines lines={items} months={list.pages.flatMap(page => page.months)} />}
    </Paged>
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
