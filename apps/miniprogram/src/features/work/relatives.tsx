import {
  panelRoutes,
  PERSON_NAME_MAX_CHARS,
  pointsRoutes,
  RELATIVE_HOLDS_DAYS,
  RELATIVES_SEARCH_MIN_CHARS,
  type RelativeHousehold,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, Empty, ErrorNote, ListRow, Loaded, SearchField, Skeleton, toast, type IconName } from '@/ui';

const t = texts.relatives;
const CHANGED = [panelRoutes.relatives, pointsRoutes.queue, panelRoutes.panelQueue];
const place = (one: RelativeHousehold): string => [one.groupName, one.householdName].filter(Boolean).join(' ');

function House({ one, icon, children }: { one: RelativeHousehold; icon?: IconName; children: ReactNode }) {
  const note = one.endsOn === null ? t.people(one.memberNames.join('、')) : t.ends(sayDay(one.endsOn));
  return <ListRow icon={icon} title={place(one)} note={note} value={children} />;
}

/** 亲属回避: found by a name, declared with one tap. */
export function Relatives() {
  const mine = useVillageCall(panelRoutes.relatives, {});
  const [name, setName] = useState('');
  const wanted = useSettled(name.trim());
  const asks = wanted.length >= RELATIVES_SEARCH_MIN_CHARS;
  const found = useVillageCall(panelRoutes.findRelatives, { query: { name: wanted } }, { enabled: asks });
  const add = useCommand(panelRoutes.declareRelative, {
    refetches: CHANGED,
    onDone: () => {
      setName('');
      toast(t.added, 'done');
    },
  });
  const remove = useCommand(panelRoutes.declareRelative, { refetches: CHANGED, onDone: () => toast(t.removed, 'done') });
  const busy = add.busy || remove.busy;
  const declared = (mine.data?.households ?? []).map(one => one.householdId);
  const fresh = !asks ? [] : (found.data?.households ?? []).filter(one => !declared.includes(one.householdId));
  const declare = (one: RelativeHousehold) => add.run({ body: { householdId: one.householdId, related: true } });
  const askToRemove = async (one: RelativeHousehold) => {
    if (await confirm({ title: t.removeTitle, body: t.removeBody(place(one), RELATIVE_HOLDS_DAYS), action: t.remove, danger: true }))
      remove.run({ body: { householdId: one.householdId, related: false } });
  };
  return (
    <>
      <View className="note">{t.lead}</View>
      <SearchField name="relative" label={t.search} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <ErrorNote error={add.error ?? remove.error ?? found.error} />
      <View className="note">{t.searchHint}</View>
      {asks && found.isPending && <Skeleton rows={2} />}
      {asks && found.data && fresh.length === 0 && <View className="note">{t.none}</View>}
      {fresh.length > 0 && (
        <Card flush>
          {fresh.map(one => (
            <House key={one.householdId} one={one}>
              <Button kind="quiet" size="small" busy={busy} label={t.addLabel(place(one))} onPress={() => declare(one)}>
                {t.add}
              </Button>
            </House>
          ))}
        </Card>
      )}
      <Loaded of={mine} rows={3}>
        {({ households }) => (
          <Card title={t.mine} flush>
            {households.length === 0 && <Empty icon="people" title={t.mineEmpty} body={t.mineEmptyNote} />}
            {households.map(one => (
              <House key={one.householdId} one={one} icon="house">
                {one.endsOn === null ? (
                  <Button kind="plain" size="small" busy={busy} label={t.removeLabel(place(one))} onPress={() => void askToRemove(one)}>
                    {t.remove}
                  </Button>
                ) : (
                  <Button kind="quiet" size="small" busy={busy} label={t.againLabel(place(one))} onPress={() => declare(one)}>
                    {t.again}
                  </Button>
                )}
              </House>
            ))}
          </Card>
        )}
      </Loaded>
    </>
  );
}
