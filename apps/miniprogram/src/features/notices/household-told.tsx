import { noticesRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, confirm, ErrorNote, toast } from '@/ui';
import { TOLD, type WaitingHousehold } from './told';

const t = texts.receipts;

interface Props {
  noticeId: string;
  household: WaitingHousehold;
}

/** Above the people of one household who wait; at its door all of them are told at once, where it is more than one. */
export function HouseholdTold({ noticeId, household }: Props) {
  const tell = useCommand(noticesRoutes.tellHousehold, { refetches: TOLD, onDone: ({ told }) => toast(t.tellAllDone(told), 'done') });
  const ask = async () => {
    if (await confirm({ title: t.tellAllTitle(household.name), body: t.tellAllBody(household.people), action: t.tellAll }))
      tell.run({ params: { noticeId, householdId: household.id }, body: {} });
  };
  return (
    <View className="visit-item visit-item--house">
      <View className="visit-house">
        <View className="visit-house__name">{household.name}</View>
        {household.whole && household.people.length > 1 && (
          <Button kind="quiet" size="small" busy={tell.busy} label={t.tellAllLabel(household.name)} onPress={() => void ask()}>
            {t.tellAll}
          </Button>
        )}
      </View>
      <ErrorNote error={tell.error} />
    </View>
  );
}
