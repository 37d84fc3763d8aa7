import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria, Button } from '@/ui';
import type { useReview } from './use-review';
import './work.scss';

/** A slip of the thumb, taken back with one tap. Later than an hour the server says no, and it is a correction with a reason. */
export function UndoNote({ review }: { review: ReturnType<typeof useReview> }) {
  const { lately } = review;
  if (!lately) return null;
  return (
    <View className="undo-note" {...aria({ role: 'status' })}>
      <View className="undo-note__words">{texts.panel.undoLead(lately.title, lately.points)}</View>
      <Button kind="plain" size="small" icon="undo" disabled={review.busy} onPress={() => review.undo()}>
        {texts.panel.undo}
      </Button>
    </View>
  );
}
