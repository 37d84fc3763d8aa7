import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDocument } from '@/features/books/use-document';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote } from '@/ui';

const t = texts.roster;

/** For the printer: the paper cards of a group, of the whole village, or of one household. */
export function PrintCards({ groupId, groupName, householdId }: { groupId?: string; groupName?: string; householdId?: string }) {
  const cards = useDocument(identityRoutes.printHouseholdCards, () => 'printPage');
  return (
    <Card title={t.cards}>
      <View className="note">{t.cardsNote}</View>
      <ErrorNote error={cards.error} />
      <Button
        block
        icon="qr"
        busy={cards.busy}
        busyText={texts.common.loading}
        onPress={() => cards.get({ body: { ...(groupId ? { groupId } : {}), ...(householdId ? { householdId } : {}) } })}
      >
        {householdId ? t.cardOne : t.cardsOf(groupName ?? t.everyGroup)}
      </Button>
    </Card>
  );
}
