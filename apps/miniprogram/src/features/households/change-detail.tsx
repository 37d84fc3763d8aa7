import { householdChangeRoutes, householdDocumentTitles, mergeDocumentTitles, type HouseholdChangeView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { sayDay } from '@/formats/calendar-day';
import { sayWhen } from '@/formats/dates';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, ListRow, Loaded, PhotoRow } from '@/ui';
import { DecideMerge } from './decide-merge';

const t = texts.households;
const m = texts.merges;

const titlesOf = (one: HouseholdChangeView) => (one.kind === 'merge' ? mergeDocumentTitles : householdDocumentTitles);
const stateOf = (one: HouseholdChangeView): string =>
  one.state === 'dropped' ? m.droppedBecause(one.dropReason ?? '') : m.state[one.state];
const partsOf = ({ kind, state }: HouseholdChangeView): { old: string; new: string; who: string } =>
  kind === 'merge' ? { old: m.old[state], new: m.new[state], who: m.who[state] } : { old: t.from, new: t.to, who: t.who };
/** What one may do about it now. */
const nowWords = { waiting: m.stillTime, dropped: m.unmoved, done: t.wrong } as const;
const handsOf = (one: HouseholdChangeView): string =>
  [t.recordedBy(one.recordedByRole ?? '', sayWhen(one.at)), one.confirmedByRole ? m.confirmedBy(one.confirmedByRole) : '']
    .filter(part => part !== '')
    .join(' · ');

/** Of what was dropped both households read that it was, and why; what was to be, and on what document, is the office's. */
const isShut = (one: HouseholdChangeView): boolean => one.state === 'dropped' && one.photos.length === 0;

function Grounds({ one }: { one: HouseholdChangeView }) {
  return (
    <>
      <Card title={t.document}>
        <View className="paragraph">{t.documentWords(titlesOf(one)[one.document], sayDay(one.documentDay), one.documentNumber)}</View>
        <View className="stack">
          <PhotoRow photos={one.photos} large />
        </View>
      </Card>
      <Card title={t.reason}>
        <View className="paragraph">{one.reason}</View>
        <View className="note stack">{handsOf(one)}</View>
      </Card>
    </>
  );
}

function Change({ one }: { one: HouseholdChangeView }) {
  const waits = one.state === 'waiting';
  const mayFile = useMay('households.merge');
  const parts = partsOf(one);
  return (
    <>
      {one.state !== 'done' && (
        <Card tone="gold">
          <View className="paragraph" {...aria({ role: 'status' })}>
            {stateOf(one)}
          </View>
        </Card>
      )}
      <Card flush>
        <ListRow icon="house" title={one.fromHouseholdName} note={parts.old} />
        <ListRow icon="house" title={one.toHouseholdName} note={parts.new} />
        {!isShut(one) && <ListRow icon="people" title={t.names(one.personNames)} note={parts.who} />}
        {one.state === 'done' && <ListRow icon="points" title={t.points(one.points)} note={t.moved} />}
        {waits && <ListRow icon="points" title={m.points(one.points)} note={m.pointsToMove} />}
      </Card>
      {!isShut(one) && <Grounds one={one} />}
      {waits && <DecideMerge one={one} />}
      <View className="note">{nowWords[one.state]}</View>
      {one.state === 'dropped' && mayFile && (
        <Button kind="quiet" block onPress={() => go.to('mergeForm')}>
          {m.again}
        </Button>
      )}
    </>
  );
}

/** The same page for both households and for those in office. */
export function HouseholdChangeById({ id }: { id: string }) {
  const found = useVillageCall(householdChangeRoutes.householdChange, { params: { changeId: id } });
  return (
    <Loaded of={found} rows={5}>
      {one => <Change one={one} />}
    </Loaded>
  );
}
