import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand, useFetchAhead, useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Empty, ErrorNote, Paged, toast } from '@/ui';
import { InvitationCard } from './invitation-card';
import { Past } from './invitations';

const t = texts.invite;

/** What leads to the village and into no household: for the notice board and the village's chat. Own ones into a household are listed between them. */
export function VillageInvitations() {
  const list = useVillagePages(identityRoutes.ownInvitations, {});
  const make = useCommand(identityRoutes.createInvitation, {
    refetches: [identityRoutes.ownInvitations],
    onDone: () => toast(t.made, 'done'),
  });
  const own = list.items.filter(one => one.householdName === null);
  const open = own.filter(one => one.state === 'open');
  useFetchAhead(list, own.length === 0);
  return (
    <>
      <View className="note">{t.villageLead}</View>
      <ErrorNote error={make.error} />
      <View className="spaced">
        <Button block size="big" icon="plus" busy={make.busy} onPress={() => make.run({ body: {} })}>
          {t.villageMake}
        </Button>
      </View>
      <Paged of={list} rows={3} empty={<Empty icon="people" title={t.empty} body={t.villageNote} />}>
        {() => (
          <>
            {open.map((one, index) => (
              <InvitationCard key={one.id} of={one} help={index === 0} />
            ))}
            <Past items={own.filter(one => one.state !== 'open')} />
          </>
        )}
      </Paged>
    </>
  );
}
