import { PointsBook } from '@/features/books/points-book';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function PointsBookPage() {
  return (
    <Screen title={texts.book.title}>
      <Gate>
        <PointsBook />
      </Gate>
    </Screen>
  );
}
