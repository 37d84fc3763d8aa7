import { APPROVE_MANY_MAX_ITEMS, needsTwo, pointsRoutes, type ApproveManyResult, type QueueItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useVillagePages } from '@/api/hooks';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, Empty, Entry, ErrorNote, ErrorView, LoadMore, PhotoRow, Rows, Skeleton, Tag, TickBox, toast } from '@/ui';
import { overCap } from './caps';
import { DueTag } from './due-tag';
import './work.scss';

/** What is worth more is looked at alone. */
const SMALL_MAX_POINTS = 10;

/** Small, fixed in points and under its cap: what needs no weighing. */
function isSmall(item: QueueItem): boolean {
  // What was said is heard, one by one.
  if (item.voice) return false;
  const fixed =
    item.rule.lane === 'fast' && needsTwo(item.rule, item.twoDecideAbove) === 'never' && item.rule.pointsMin === item.rule.pointsMax;
  return fixed && item.rule.pointsMax <= SMALL_MAX_POINTS && !overCap(item, item.rule.pointsMin);
}

const isAlike = (item: QueueItem): boolean => item.similar.length > 0;

/** All photos, large enough to judge by: forty rows are not opened one by one. They are beside the tick, not within it: whoever looks closer has ticked nothing. */
function TickRow({ item, on, onToggle }: { item: QueueItem; on: boolean; onToggle: () => void }) {
  // Whether it is the same photo, people judge, with both before them.
  const alone = isAlike(item);
  return (
    <View className="tick-row">
      <Entry
        lead={alone ? undefined : <TickBox on={on} />}
        title={item.rule.title}
        body={[item.groupName, item.filedByName ? texts.points.proxy(item.filedByName, item.memberName) : item.memberName]
          .filter(Boolean)
          .join(' · ')}
        foot={
          <>
            <View>{item.text}</View>
            <DueTag item={item} />
            {item.photos.length === 0 && <Tag tone="gold">{texts.work.noPhotos}</Tag>}
            {alone && <Tag tone="festive">{texts.work.batchSimilar}</Tag>}
          </>
        }
        aside={<View className="worth">{texts.points.gained(item.rule.pointsMin)}</View>}
        {...(alone
          ? { onPress: () => go.to('review', { householdId: item.householdId }) }
          : { onPress: onToggle, choice: { role: 'checkbox' as const, checked: on } })}
      />
      {item.photos.length > 0 && (
        <View className="tick-row__photos">
          <PhotoRow fill photos={item.photos} of={texts.work.batchPhotos(item.memberName, item.rule.title)} />
        </View>
      )}
    </View>
  );
}

function sayOutcome({ outcomes }: ApproveManyResult): void {
  const refused = outcomes.filter(outcome => 'refused' in outcome);
  const first = refused[0];
  if (!first || !('refused' in first)) toast(texts.work.batchDone(outcomes.length), 'done');
  else toast(`${texts.work.batchPartly(outcomes.length - refused.length, refused.length)}：${first.refused.title}`, 'refused');
}

export function Batch() {
  const queue = useVillagePages(pointsRoutes.queue, {});
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const approve = useCommand(pointsRoutes.approveMany, {
    refetches: [pointsRoutes.queue],
    onDone: result => {
      setTicked([]);
      sayOutcome(result);
    },
  });
  const small = queue.items.filter(isSmall);
  const chosen = small.filter(item => ticked.includes(item.id) && !isAlike(item));
  const toggle = (id: string) => {
    if (ticked.includes(id)) return setTicked(ticked.filter(one => one !== id));
    // Of those that are still there: what a colleague decided meanwhile takes no place.
    if (chosen.length >= APPROVE_MANY_MAX_ITEMS) return toast(texts.work.batchFull(APPROVE_MANY_MAX_ITEMS), 'refused');
    setTicked([...chosen.map(one => one.id), id]);
  };
  const ask = async () => {
    const total = chosen.reduce((sum, item) => sum + item.rule.pointsMin, 0);
    if (await confirm({ title: texts.work.batchTitleAsk(chosen.length), body: texts.work.batchBody(total), action: texts.work.approve }))
      approve.run({ body: { applicationIds: chosen.map(item => item.id) } });
  };
  if (small.length === 0) {
    if (queue.error) return <ErrorView error={queue.error} onRetry={queue.reload} />;
    if (queue.loading) return <Skeleton rows={5} />;
    if (!queue.more) return <Empty icon="check" title={texts.work.allDone} body={texts.work.allDoneNote} />;
  }
  return (
    <>
      <View className="note">{texts.work.batchLead}</View>
      <ErrorNote error={approve.error} />
      <Card flush>
        <Rows of={small}>
          {item => <TickRow key={item.id} item={item} on={ticked.includes(item.id)} onToggle={() => toggle(item.id)} />}
        </Rows>
      </Card>
      <LoadMore more={queue.more} loading={queue.loadingMore} onMore={queue.loadMore} />
      <View className="float-foot">
        <Button
          block
          size="big"
          disabled={chosen.length === 0}
          busy={approve.busy}
          busyText={texts.common.sending}
          onPress={() => void ask()}
        >
          {texts.work.batchApprove(chosen.length)}
        </Button>
      </View>
    </>
  );
}
