import { identityRoutes, roleTitles, type PersonListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useMay, useMembership } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Avatar, Button, Card, Empty, Entry, Paged } from '@/ui';
import { PersonSheet } from './person-sheet';
import { PrintCards } from './print-cards';

const t = texts.roster;

const about = (one: PersonListItem): string =>
  [
    ...one.roles.filter(role => role !== 'villager').map(role => roleTitles[role]),
    one.phoneMasked ?? t.noPhone,
    one.hasAccount ? t.hasAccount : t.noAccount,
  ].join(' · ');

/** Who lives there; whoever keeps the roster changes what is wrong with each of them. */
export function HouseholdPeople({ householdId }: { householdId: string }) {
  const people = useVillagePages(identityRoutes.listPeople, { query: { householdId } });
  const own = useMembership()?.householdId === householdId;
  const mayManage = useMay('roster.manage') && !own;
  const mayPrint = useMay('households.cards.print');
  const [changed, change] = useState<PersonListItem>();
  const [first] = people.items;
  return (
    <>
      {own && <View className="note">{t.own}</View>}
      <Paged of={people} empty={<Empty icon="house" title={t.empty} body={t.emptyNote} />}>
        {items => (
          <Card flush title={[first?.householdName, first?.groupName].filter(Boolean).join(' · ')}>
            {items.map(one => (
              <Entry
                key={one.id}
                lead={<Avatar name={one.name} />}
                title={one.name}
                body={about(one)}
                aside={
                  mayManage ? (
                    <Button kind="quiet" size="small" label={t.changeLabel(one.name)} onPress={() => change(one)}>
                      {t.change}
                    </Button>
                  ) : undefined
                }
              />
            ))}
          </Card>
        )}
      </Paged>
      {mayManage && first && (
        <View className="spaced">
          <Button block size="big" icon="plus" onPress={() => go.to('rosterForm', { householdId, household: first.householdName ?? '' })}>
            {t.addPerson}
          </Button>
        </View>
      )}
      {mayPrint && first && <PrintCards householdId={householdId} />}
      {changed && <PersonSheet person={changed} householdId={householdId} onClose={() => change(undefined)} />}
    </>
  );
}
