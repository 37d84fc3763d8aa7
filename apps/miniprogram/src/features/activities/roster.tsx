import {
  ACTIVITY_REASON_MAX_CHARS,
  activitiesRoutes,
  PERSON_NAME_MAX_CHARS,
  presenceMeansTitles,
  type ActivityView,
  type RosterHousehold,
  type RosterMember,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useFetchAhead, useVillagePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { GroupFilter } from '@/features/people/group-filter';
import { useMay } from '@/features/session/session';
import { ReasonSheet } from '@/features/work/reason-sheet';
import * as texts from '@/texts/zh-CN';
import { aria, Card, Empty, ErrorNote, ErrorView, LoadMore, Pressable, SearchField, Skeleton, TickBox, toast } from '@/ui';
import { Settle } from './manage';
import { presentOf, type Pending } from './ticks';
import { useTicks } from './use-ticks';
import './activities.scss';

const t = texts.activities;
/** So many households come by themselves; a larger village goes on with a tap, or by group. */
const COMES_BY_ITSELF = 200;

function mark(member: RosterMember, present: boolean): string {
  if (member.reversedReason !== null) return t.reversed;
  if (member.points !== null) return t.creditedMark(member.points);
  if (present && member.present && member.means)
    return t.byMeans(presenceMeansTitles[member.means], member.means === 'list' ? null : member.recordedByName);
  if (member.signUp === 'going') return t.signedMark;
  return member.signUp === 'waiting' ? t.waitMark : '';
}

interface MemberProps {
  member: RosterMember;
  pending: Pending;
  onTick?: (personId: string, present: boolean) => void;
  onReverse?: (member: RosterMember) => void;
}

/** Its name is what stands on it; whose house it is, the group around it says. */
function Member({ member, pending, onTick, onReverse }: MemberProps) {
  const present = pending[member.personId] ?? member.present;
  const reversible = onReverse !== undefined && (member.points ?? 0) > 0 && member.reversedReason === null;
  const said = [mark(member, present), reversible ? t.reverse : ''].filter(Boolean).join(' · ');
  const press = reversible
    ? () => onReverse(member)
    : member.points === null && onTick
      ? () => onTick(member.personId, !present)
      : undefined;
  return (
    <Pressable
      role={reversible ? 'button' : 'checkbox'}
      checked={reversible ? undefined : present}
      className={`roster__member ${present ? 'roster__member--here' : ''}`}
      disabled={press === undefined}
      onPress={press ?? (() => undefined)}
    >
      <TickBox on={present} />
      <View className="roster__name">{member.name}</View>
      {said !== '' && <View className="roster__mark">{said}</View>}
    </Pressable>
  );
}

function Household({ household, ...rest }: { household: RosterHousehold } & Omit<MemberProps, 'member'>) {
  return (
    <View className="roster__household" {...aria({ role: 'group', label: household.householdName })}>
      <View className="roster__head">
        <View className="roster__title">{household.householdName}</View>
        {household.groupName && <View className="roster__group">{household.groupName}</View>}
      </View>
      <View className="roster__members">
        {household.members.map(member => (
          <Member key={member.personId} member={member} {...rest} />
        ))}
      </View>
    </View>
  );
}

function Reversal({ activityId, member, onClose }: { activityId: string; member: RosterMember; onClose: () => void }) {
  const reverse = useCommand(activitiesRoutes.reverseActivityCredit, {
    refetches: [activitiesRoutes.activity, activitiesRoutes.activityRoster],
    onDone: () => {
      toast(t.reverseDone, 'done');
      onClose();
    },
  });
  return (
    <ReasonSheet
      title={t.reverseTitle(member.name)}
      hint={t.reverseHint}
      action={t.reverse}
      quick={t.reverseReasons}
      maxChars={ACTIVITY_REASON_MAX_CHARS}
      busy={reverse.busy}
      error={reverse.error}
      onClose={onClose}
      onReason={reason => reverse.run({ params: { activityId, personId: member.personId }, body: { reason } })}
    />
  );
}

/** By group and household; whatever is tapped is kept on the phone first. */
export function Roster({ activity }: { activity: ActivityView }) {
  const [name, setName] = useState('');
  const [groupId, setGroupId] = useState<string>();
  const [reversing, setReversing] = useState<RosterMember>();
  const wanted = useSettled(name.trim());
  const ticks = useTicks(activity.id);
  const [mayTick, mayReverse] = [useMay('activities.tick'), useMay('activities.credit.reverse')];
  const list = useVillagePages(activitiesRoutes.activityRoster, {
    params: { activityId: activity.id },
    query: { name: wanted === '' ? undefined : wanted, groupId },
  });
  const { more, loadingMore, loadMore } = list;
  const held = list.items.length;
  useFetchAhead(list, held < COMES_BY_ITSELF);
  return (
    <>
      <SearchField name="roster" label={t.rosterSearch} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <GroupFilter label={t.groupLabel} all={t.allGroups} value={groupId} onChange={setGroupId} />
      <ErrorNote error={ticks.error} />
      {held === 0 && list.error !== null && <ErrorView error={list.error} onRetry={list.reload} />}
      {held === 0 &&
        list.error === null &&
        (list.loading ? <Skeleton rows={6} /> : <Empty icon="people" title={t.rosterEmpty} body={t.rosterEmptyNote} />)}
      {held > 0 && (
        <Card flush>
          {list.items.map(household => (
            <Household
              key={household.householdId}
              household={household}
              pending={ticks.pending}
              onTick={mayTick ? ticks.tick : undefined}
              onReverse={mayReverse ? setReversing : undefined}
            />
          ))}
        </Card>
      )}
      <LoadMore more={more} loading={loadingMore} onMore={loadMore} />
      <View className="roster__tally" {...aria({ role: 'status' })}>
        <View className="roster__sum">
          {t.rosterTally(more || wanted !== '' || groupId !== undefined ? activity.counts.present : presentOf(list.items, ticks.pending))}
        </View>
        <View>{ticks.unsent > 0 ? t.unsent(ticks.unsent) : t.saved}</View>
      </View>
      {ticks.unsent === 0 && <Settle activity={activity} />}
      {reversing && <Reversal activityId={activity.id} member={reversing} onClose={() => setReversing(undefined)} />}
    </>
  );
}
