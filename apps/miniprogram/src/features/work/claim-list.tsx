import { identityRoutes } from '@jishan/contracts';
import { useVillagePages } from '@/api/hooks';
import { texts } from '@/texts/zh-CN';
import { Empty, ErrorView, LoadMore, Skeleton } from '@/ui';
import { ClaimCard } from './claim-card';

export function ClaimList() {
  const claims = useVillagePages(identityRoutes.listClaims, {});
  if (claims.items.length === 0) {
    if (claims.error) return <ErrorView error={claims.error} onRetry={claims.reload} />;
    if (claims.loading) return <Skeleton rows={3} />;
    return <Empty icon="people" title={texts.work.claimsEmpty} body={texts.work.claimsEmptyNote} />;
  }
  return (
    <>
      {claims.items.map(claim => (
        <ClaimCard key={claim.id} claim={claim} />
      ))}
      <LoadMore more={claims.more} loading={claims.loadingMore} onMore={claims.loadMore} />
    </>
  );
}
