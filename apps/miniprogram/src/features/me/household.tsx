import { identityRoutes, type HouseholdView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { headOf } from '@/features/invite/head-of';
import { useMembership } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Avatar, Card, ListRow, Loaded, Sheet, Tag } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';

/** What only the head may do is no button for the others: they read whom to ask. */
function InviteRow({ of }: { of: HouseholdView }) {
  const isHead = useMembership()?.roles.includes('household_head') === true;
  if (isHead) return <ListRow icon="plus" title={texts.invite.title} note={texts.invite.note} onPress={() => go.to('invite')} />;
  if (of.members.every(member => member.hasAccount)) return null;
  const head = headOf(of);
  return <ListRow icon="people" title={texts.invite.byHead(head)} note={texts.invite.byHeadNote(head)} />;
}

export function Household() {
  const household = useVillageCall(identityRoutes.myHousehold, {});
  const [card, setCard] = useState(false);
  return (
    <Loaded of={household} rows={2}>
      {view => (
        <>
          <Card title={texts.me.household} flush>
            {view.members.map(member => (
              <ListRow
                key={member.personId}
                lead={<Avatar name={member.name} />}
                title={member.name}
                note={[member.phoneMasked, member.hasAccount ? texts.me.hasAccount : texts.me.noAccount].filter(Boolean).join(' · ')}
                value={member.head ? <Tag tone="gold">{texts.me.head}</Tag> : undefined}
              />
            ))}
            <InviteRow of={view} />
            <ListRow icon="qr" title={texts.me.card} note={texts.me.cardNote} onPress={() => setCard(true)} />
          </Card>
          <Sheet open={card} title={texts.me.card} onClose={() => setCard(false)}>
            <QrCode text={view.cardCode} label={texts.me.cardQr} />
            <View className="centred">{[view.groupName, view.name].filter(Boolean).join(' · ')}</View>
          </Sheet>
        </>
      )}
    </Loaded>
  );
}
