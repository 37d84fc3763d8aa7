import { identityRoutes, sayInvitationCode, type OwnInvitation } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand, useVillageCall, useVillagePages } from '@/api/hooks';
import { useMay, useMembership } from '@/features/session/session';
import { sayUntil } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Entry, ErrorNote, Loaded, Paged, Tag, toast } from '@/ui';
import { headOf } from './head-of';
import { InvitationCard } from './invitation-card';

const t = texts.invite;

export function Past({ items }: { items: readonly OwnInvitation[] }) {
  if (items.length === 0) return null;
  return (
    <Card title={t.past} flush>
      {items.map(one => (
        <Entry
          key={one.id}
          look="quiet"
          title={sayInvitationCode(one.token)}
          body={[t.until(sayUntil(one.expiresAt)), one.usedBy.length > 0 ? t.usedBy(one.usedBy.map(who => who.personName)) : t.unused].join(
            ' · ',
          )}
          aside={<Tag>{t.state[one.state]}</Tag>}
        />
      ))}
    </Card>
  );
}

/** Who can, and how they come in without that. */
function ByHead() {
  const household = useVillageCall(identityRoutes.myHousehold, {});
  return (
    <Loaded of={household} rows={2}>
      {view => <Empty icon="people" title={t.byHead(headOf(view))} body={t.byHeadNote(headOf(view))} />}
    </Loaded>
  );
}

/** The household's invitations, and one more. */
export function Invitations() {
  const membership = useMembership();
  const isHead = membership?.roles.includes('household_head') === true;
  const mayInvite = useMay('invitation.create');
  const invitations = useVillagePages(identityRoutes.ownInvitations, {}, { enabled: mayInvite });
  const make = useCommand(identityRoutes.createInvitation, {
    refetches: [identityRoutes.ownInvitations],
    onDone: () => toast(t.made, 'done'),
  });
  const householdId = membership?.householdId;
  const isUnused = invitations.items.some(one => one.state === 'open' && one.usedBy.length === 0);
  if (!householdId) return <Empty icon="people" title={t.noHousehold} body={t.noHouseholdNote} />;
  if (!isHead) return <ByHead />;
  return (
    <>
      <View className="note">{t.lead}</View>
      <ErrorNote error={make.error} />
      {/* Above them: what was just made comes right below, in sight. */}
      <Button block size="big" icon="plus" busy={make.busy} onPress={() => make.run({ body: { householdId } })}>
        {isUnused ? t.makeAnother : t.make}
      </Button>
      <View className="stack">
        <Paged of={invitations} rows={3} empty={<Empty icon="people" title={t.empty} body={t.emptyNote} />}>
          {items => (
            <>
              {items
                .filter(one => one.state === 'open')
                .map((one, index) => (
                  <InvitationCard key={one.id} of={one} help={index === 0} />
                ))}
              <Past items={items.filter(one => one.state !== 'open')} />
            </>
          )}
        </Paged>
      </View>
    </>
  );
}
