import { identityRoutes, roleTitles } from '@jishan/contracts';
import { useVillagePages } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Avatar, Card, Empty, Entry, Paged, Tag } from '@/ui';
import { RecordWords } from './record-words';

const t = texts.roles;

/** Every appointment and every end, the newest first. */
export function RoleChanges() {
  const changes = useVillagePages(identityRoutes.roleChanges, {});
  return (
    <Paged of={changes} empty={<Empty icon="statement" title={t.changesEmpty} body={t.changesEmptyNote} />}>
      {items => (
        <Card flush>
          {items.map(one => (
            <Entry
              key={one.id}
              lead={<Avatar name={one.personName} />}
              title={`${one.personName} · ${roleTitles[one.role]}`}
              when={sayWhen(one.at)}
              aside={<Tag tone={one.granted ? 'leaf' : 'plain'}>{one.granted ? t.granted : t.taken}</Tag>}
              foot={<RecordWords of={one} />}
            />
          ))}
        </Card>
      )}
    </Paged>
  );
}
