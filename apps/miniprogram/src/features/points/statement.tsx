import { pointsRoutes, type StatementLine } from '@jishan/contracts';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useVillageId } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged, Segmented } from '@/ui';
import { ExpiringCard } from './expiring';
import { ProofSheet } from './sealed/proof-sheet';
import { MonthlyLines } from './statement-months';

type Account = 'wallet' | 'reserved';
const ACCOUNTS = [
  { value: 'wallet', text: texts.points.accountWallet },
  { value: 'reserved', text: texts.points.accountReserved },
] as const;

function Lines({ account }: { account: Account }) {
  const [checked, check] = useState<StatementLine>();
  const list = useVillagePages(pointsRoutes.myStatement, { query: { account } });
  return (
    <>
      {account === 'wallet' && <ExpiringCard expiring={list.pages[0]?.expiring ?? []} />}
      <Paged
        of={list}
        rows={6}
        empty={<Empty icon="statement" title={texts.points.statementEmpty} body={texts.points.statementEmptyNote} />}
      >
        {items => <MonthlyLines lines={items} months={list.pages.flatMap(page => page.months)} onCheck={check} />}
      </Paged>
      {checked && <ProofSheet line={checked} account={account} onClose={() => check(undefined)} />}
    </>
  );
}

export function Statement() {
  const villageId = useVillageId();
  const [account, setAccount] = useState<Account>('wallet');
  return (
    <>
      <Segmented<Account> label={texts.points.accountLabel} options={ACCOUNTS} value={account} onChange={setAccount} />
      <Card flush>
        <ListRow icon="lock" title={texts.sealedBook.open} note={texts.sealedBook.openNote} onPress={() => go.to('book', { villageId })} />
      </Card>
      <Lines key={account} account={account} />
    </>
  );
}
