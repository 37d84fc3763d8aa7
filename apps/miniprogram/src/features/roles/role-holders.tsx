import { identityRoutes, roleTitles, type RoleHolder } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useMay, useMembership } from '@/features/session/session';
import { sayDate } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Avatar, Button, Card, Empty, Entry, Paged, Tag } from '@/ui';
import { EndSheet } from './end-sheet';
import { RecordSheet } from './record-sheet';

const t = texts.roles;

const about = ({ groupName, since, hasAccount }: RoleHolder): string =>
  [groupName, t.since(sayDate(since)), hasAccount ? '' : t.noAccount].filter(Boolean).join(' · ');

interface RowProps {
  of: RoleHolder;
  mayEnd: boolean;
  mine: boolean;
  onSee: () => void;
  onEnd: () => void;
}

function Holder({ of, mayEnd, mine, onSee, onEnd }: RowProps) {
  return (
    <Entry
      lead={<Avatar name={of.personName} />}
      title={of.personName}
      body={about(of)}
      foot={
        <View className="row">
          <Button kind="plain" size="small" label={t.see(of.personName, roleTitles[of.role])} onPress={onSee}>
            {t.record}
          </Button>
          {mayEnd && !mine && (
            <Button kind="danger" size="small" label={t.endLabel(of.personName, roleTitles[of.role])} onPress={onEnd}>
              {t.end}
            </Button>
          )}
        </View>
      }
      aside={mine ? <Tag>{t.yourself}</Tag> : undefined}
    />
  );
}

/** Who holds what, office by office. */
export function RoleHolders() {
  const holders = useVillagePages(identityRoutes.roleHolders, {});
  const mayManage = useMay('roles.manage');
  const myId = useMembership()?.personId;
  const [seen, see] = useState<RoleHolder>();
  const [ending, end] = useState<RoleHolder>();
  return (
    <>
      <View className="note">{mayManage ? t.lead : t.leadReader}</View>
      {mayManage && (
        <View className="spaced">
          <Button block size="big" icon="plus" onPress={() => go.to('roleForm')}>
            {t.appoint}
          </Button>
        </View>
      )}
      <Paged of={holders} empty={<Empty icon="briefcase" title={t.empty} body={t.emptyNote} />}>
        {items =>
          [...new Set(items.map(one => one.role))].map(role => (
            <Card key={role} title={roleTitles[role]} flush>
              {items
                .filter(one => one.role === role)
                .map(one => (
                  <Holder
                    key={one.personId}
                    of={one}
                    mayEnd={mayManage}
                    mine={one.personId === myId}
                    onSee={() => see(one)}
                    onEnd={() => end(one)}
                  />
                ))}
            </Card>
          ))
        }
      </Paged>
      <Button kind="quiet" block icon="statement" onPress={() => go.to('roleChanges')}>
        {t.changes}
      </Button>
      {seen && <RecordSheet holder={seen} onClose={() => see(undefined)} />}
      {ending && <EndSheet holder={ending} onClose={() => end(undefined)} />}
    </>
  );
}
