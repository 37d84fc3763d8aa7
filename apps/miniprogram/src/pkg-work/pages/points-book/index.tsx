import { PointsBook } from '@/features/books/points-book';
import { Gate } from '@/features/session/gate';
import { texts } from '@/texts/zh-CN';
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
