import { pointsBookRoutes, type BookLine } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, Sheet } from '@/ui';
import { Figures, figuresOf } from './figures';
import { useDocument } from './use-document';

/** One household's figures, and its passbook for the paper card. */
export function HouseholdSheet({ line, onClose }: { line: BookLine; onClose: () => void }) {
  const passbook = useDocument(pointsBookRoutes.exportPassbook, () => 'printPage');
  return (
    <Sheet open title={line.name} onClose={onClose}>
      {line.mergedInto && <View className="note">{texts.book.mergedInto(line.mergedInto)}</View>}
      <Figures of={figuresOf(line)} />
      <View className="note">{texts.book.passbookNote}</View>
      <ErrorNote error={passbook.error} />
      <Button
        block
        icon="statement"
        busy={passbook.busy}
        busyText={texts.common.loading}
        onPress={() => passbook.get({ params: { householdId: line.id ?? '' }, body: {} })}
      >
        {texts.book.passbook}
      </Button>
    </Sheet>
  );
}
