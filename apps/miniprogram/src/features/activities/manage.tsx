import { ACTIVITY_MAX_PHOTOS, ACTIVITY_REASON_MAX_CHARS, activitiesRoutes, pointsRoutes, type ActivityView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { ReasonSheet } from '@/features/work/reason-sheet';
import { useWriting } from '@/features/writing/use-writing';
import { WrittenPhotos } from '@/features/writing/written-fields';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, ListRow, toast } from '@/ui';
import { ChangeSheet } from './change-sheet';

const t = texts.activities;
const CHANGED = [activitiesRoutes.activity, activitiesRoutes.activities, activitiesRoutes.activityRoster] as const;

/** Points to everybody present, once; the number that is shown goes along, so that nobody is added or lost unseen. */
export function Settle({ activity }: { activity: ActivityView }) {
  const settle = useCommand(activitiesRoutes.settleActivity, {
    refetches: [...CHANGED, pointsRoutes.myAccount],
    onDone: result => toast(t.settledDone(result.persons, result.points), 'done'),
    onRefused: () => undefined,
  });
  const count = activity.toSettle ?? 0;
  const own = activity.toSettleOwn ?? 0;
  const begun = activity.state === 'running' || activity.state === 'ended';
  if (activity.points === null || activity.toSettle === null || !begun) return null;
  const points = activity.points;
  const ask = async () => {
    if (await confirm({ title: t.settleTitle(count), body: t.settleBody(count, points), action: t.settleAction }))
      settle.run({ params: { activityId: activity.id }, body: { expectedPersons: count } });
  };
  return (
    <View className="stack">
      <ErrorNote error={settle.error} />
      {count > 0 ? (
        <Button block size="big" kind="festive" icon="points" busy={settle.busy} busyText={texts.common.sending} onPress={() => void ask()}>
          {t.settle(count)}
        </Button>
      ) : (
        activity.settlements.length === 0 && own === 0 && <View className="note">{t.nobody}</View>
      )}
      {own > 0 && <View className="note stack">{t.leftOut(own)}</View>}
    </View>
  );
}

const NO_WORDS = {};

function AddPhotos({ activity }: { activity: ActivityView }) {
  const left = ACTIVITY_MAX_PHOTOS - activity.photosAfter.length;
  const writing = useWriting(`activity-photos/${activity.id}`, NO_WORDS, left);
  const add = useCommand(activitiesRoutes.addActivityPhotos, {
    refetches: CHANGED,
    onDone: () => {
      writing.photos.photos.forEach(photo => writing.photos.remove(photo.kept));
      toast(t.photosDone, 'done');
    },
  });
  const photoIds = writing.photos.photos.flatMap(photo => photo.mediaId ?? []);
  const ready = photoIds.length > 0 && photoIds.length === writing.photos.photos.length;
  if (left <= 0) return null;
  return (
    <View className="stack">
      <WrittenPhotos label={t.addPhotos} photos={writing.photos} max={left} />
      <ErrorNote error={add.error} />
      {ready && (
        <Button block kind="quiet" busy={add.busy} onPress={() => add.run({ params: { activityId: activity.id }, body: { photoIds } })}>
          {t.photosSave}
        </Button>
      )}
    </View>
  );
}

function Cancel({ activity }: { activity: ActivityView }) {
  const [asking, setAsking] = useState(false);
  const cancel = useCommand(activitiesRoutes.cancelActivity, {
    refetches: CHANGED,
    onDone: () => {
      setAsking(false);
      toast(t.cancelDone, 'done');
    },
  });
  return (
    <View className="stack">
      <Button kind="danger" block busy={cancel.busy} onPress={() => setAsking(true)}>
        {t.cancel}
      </Button>
      {asking && (
        <ReasonSheet
          title={t.cancelTitle}
          hint={t.cancelHint}
          action={t.cancel}
          quick={t.cancelReasons}
          maxChars={ACTIVITY_REASON_MAX_CHARS}
          onClose={() => setAsking(false)}
          busy={cancel.busy}
          error={cancel.error}
          onReason={reason => cancel.run({ params: { activityId: activity.id }, body: { reason } })}
        />
      )}
    </View>
  );
}

function Change({ activity }: { activity: ActivityView }) {
  const [asking, setAsking] = useState(false);
  return (
    <View className="stack">
      <Button kind="quiet" block icon="edit" onPress={() => setAsking(true)}>
        {t.change}
      </Button>
      {asking && <ChangeSheet activity={activity} onClose={() => setAsking(false)} />}
    </View>
  );
}

/** For those who run it: the list, the code, the points, the photos. */
export function Manage({ activity }: { activity: ActivityView }) {
  const [reads, ticks, publishes] = [useMay('activities.roster.read'), useMay('activities.tick'), useMay('activities.publish')];
  if (!reads) return null;
  const id = activity.id;
  const on = activity.state !== 'cancelled';
  return (
    <Card title={t.manage}>
      <ListRow icon="checklist" title={t.roster} note={t.rosterNote} onPress={() => go.to('activityRoster', { id })} />
      {ticks && activity.checkInOpen && (
        <ListRow icon="qr" title={t.code} note={t.codeNote} onPress={() => go.to('activityCode', { id })} />
      )}
      {on && <Settle activity={activity} />}
      {publishes && on && activity.state !== 'upcoming' && <AddPhotos activity={activity} />}
      {activity.mayChange && <Change activity={activity} />}
      {activity.mayCancel && <Cancel activity={activity} />}
    </Card>
  );
}
