import { identityRoutes } from '@jishan/contracts';
import { useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Empty, Paged } from '@/ui';
import { ClaimCard } from './claim-card';

export function ClaimList() {
  const claims = useVillagePages(identityRoutes.listClaims, {});
  return (
    <Paged of={claims} rows={3} empty={<Empty icon="people" title={texts.work.claimsEmpty} body={texts.work.claimsEmptyNote} />}>
      {items => (
        <>
          {items.map(claim => (
            <ClaimCard key={claim.id} claim={claim} />
          ))}
        </>
      )}
    </Paged>
  );
}
