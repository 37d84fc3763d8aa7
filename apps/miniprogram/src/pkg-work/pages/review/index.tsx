import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Gate } from '@/features/session/gate';
import { DecideBar } from '@/features/work/decide-bar';
import { ReviewCase } from '@/features/work/review-case';
import { UndoNote } from '@/features/work/undo-note';
import { useReview } from '@/features/work/use-review';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Empty, ErrorNote, ErrorView, Screen, Skeleton } from '@/ui';

/** Whoever came to finish what one family has open is not in the whole queue. */
const OneHousehold = () => (
  <View className="row">
    <View className="note">{texts.work.oneHousehold}</View>
    <Button kind="plain" size="small" onPress={() => go.instead('review')}>
      {texts.work.everyHousehold}
    </Button>
  </View>
);

export default function ReviewPage() {
  const { householdId } = useRouter<{ householdId?: string }>().params;
  const review = useReview(householdId);
  const { current, queue } = review;
  return (
    <Screen title={texts.work.reviewTitle} foot={current && <DecideBar key={current.id} item={current} review={review} />}>
      <Gate>
        <UndoNote review={review} />
        {householdId && <OneHousehold />}
        {current && (
          <>
            <View className="row">
              <View className="note">{texts.work.waiting(queue.more ? `${review.left}+` : String(review.left))}</View>
              {review.left > 1 && (
                <Button kind="plain" size="small" onPress={() => review.layAside(current)}>
                  {texts.work.skip}
                </Button>
              )}
            </View>
            <ErrorNote error={review.error} />
            <ReviewCase key={current.id} item={current} />
          </>
        )}
        {!current && queue.error ? <ErrorView error={queue.error} onRetry={queue.reload} /> : null}
        {!current && !queue.error && queue.loading && <Skeleton rows={4} />}
        {!current && !queue.error && !queue.loading && (
          <Empty
            icon="check"
            title={householdId ? texts.work.householdDone : texts.work.allDone}
            body={householdId ? texts.work.householdDoneNote : texts.work.allDoneNote}
            action={{ text: texts.common.back, onPress: go.back }}
          />
        )}
      </Gate>
    </Screen>
  );
}
