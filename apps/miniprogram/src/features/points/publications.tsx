import { panelRoutes, type PublicationItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ErrorView, LoadMore, Segmented, Skeleton } from '@/ui';
import { ObjectSheet } from './object-sheet';
import { PublicationRow } from './publication-row';

const t = texts.publication;
export type PublicationScope = 'open' | 'results';
const SCOPES = [
  { value: 'open', text: t.scopeOpen },
  { value: 'results', text: t.scopeResults },
] as const;

function List({ scope, onObject }: { scope: PublicationScope; onObject: (item: PublicationItem) => void }) {
  const list = useVillagePages(panelRoutes.publications, { query: { scope } });
  if (list.items.length === 0) {
    if (list.error) return <ErrorView error={list.error} onRetry={list.reload} />;
    if (list.loading) return <Skeleton rows={5} />;
    return scope === 'open' ? (
      <Empty icon="megaphone" title={t.empty} body={t.emptyNote} />
    ) : (
      <Empty icon="flag" title={t.resultsEmpty} body={t.resultsEmptyNote} />
    );
  }
  return (
    <>
      <Card flush>
        {list.items.map(item => (
          <PublicationRow key={item.applicationId} item={item} onObject={scope === 'open' ? () => onObject(item) : undefined} />
        ))}
      </Card>
      <LoadMore more={list.more} loading={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}

/** 公示, for everybody in the village. */
export function Publications({ start }: { start: PublicationScope }) {
  const [scope, setScope] = useState(start);
  const [against, setAgainst] = useState<PublicationItem>();
  return (
    <>
      <Segmented<PublicationScope> label={t.scope} options={SCOPES} value={scope} onChange={setScope} />
      {scope === 'open' && <View className="note">{t.lead}</View>}
      <List scope={scope} onObject={setAgainst} />
      {against && <ObjectSheet item={against} onClose={() => setAgainst(undefined)} />}
    </>
  );
}
