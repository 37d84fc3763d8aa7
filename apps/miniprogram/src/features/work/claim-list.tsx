import { identityRoutes } from '@jishan/contracts';
import { useVillagePages } from '@/api/hooks';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged } from '@/ui';
import { ClaimCard } from './claim-card';

export function ClaimList() {
  const claims = useVillagePages(identityRoutes.listClaims, {});
  return (
    <>
      <Paged of={claims} rows={3} empty={<Empty icon="people" title={texts.work.claimsEmpty} body={texts.work.claimsEmptyNote} />}>
        {items => (
          <>
            {items.map(claim => (
              <ClaimCard key={claim.id} claim={claim} />
            ))}
          </>
        )}
      </Paged>
      <Card flush>
        <ListRow
          icon="qr"
          title={texts.invite.villageTitle}
          note={texts.invite.villageNote}
          onPress={() => go.to('invite', { of: 'village' })}
        />
        <ListRow icon="people" title={texts.roster.title} note={texts.roster.note} onPress={() => go.to('roster')} />
      </Card>
    </>
  );
}
