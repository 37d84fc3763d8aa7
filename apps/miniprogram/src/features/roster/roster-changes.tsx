import { identityRoutes } from '@jishan/contracts';
import { useVillagePages } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Avatar, Card, Empty, Entry, Paged, Tag } from '@/ui';

const t = texts.roster;

/** What was changed, the newest first. */
export function RosterChanges() {
  const changes = useVillagePages(identityRoutes.rosterChanges, {});
  return (
    <Paged of={changes} empty={<Empty icon="statement" title={t.changesEmpty} body={t.changesEmptyNote} />}>
      {items => (
        <Card flush>
          {items.map(one => (
            <Entry
              key={one.id}
              lead={<Avatar name={one.personName} />}
              title={one.personName}
              when={sayWhen(one.at)}
              body={[one.householdName, one.groupName, t.byWhom(one.changedByRole, one.changedByName), one.reason]
                .filter(Boolean)
                .join(' · ')}
              aside={<Tag>{t.kinds[one.kind]}</Tag>}
            />
          ))}
        </Card>
      )}
    </Paged>
  );
}
