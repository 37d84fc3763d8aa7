import { pointsBookRoutes, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { BarPlot, Card, Loaded, RingPlot } from '@/ui';

const WHOLE_PERCENT = 100;

/** How many households take part, per group: a rate, always with its denominator; of too few households only how many they are. */
export function Participation({ period }: { period: PeriodKey }) {
  const view = useVillageCall(pointsBookRoutes.participation, { query: { period } });
  return (
    <Card title={texts.honour.participation}>
      <Loaded of={view} rows={4}>
        {({ households, takingPart, groups }) =>
          households === 0 ? (
            <View className="note">{texts.honour.participationNone}</View>
          ) : (
            <>
              {takingPart === null ? (
                <View className="note">{texts.honour.participationFew(households)}</View>
              ) : (
                <RingPlot title={texts.honour.participationNote} part={takingPart} whole={households} unit={texts.home.householdUnit} />
              )}
              {groups.some(group => group.takingPart === null) && <View className="note">{texts.honour.participationWhy}</View>}
              {groups.length > 1 && (
                <BarPlot
                  title={texts.honour.participationPlot}
                  whole={WHOLE_PERCENT}
                  bars={groups.map(group => ({
                    label: group.groupName ?? texts.honour.noGroup,
                    value: Math.round(((group.takingPart ?? 0) * WHOLE_PERCENT) / Math.max(1, group.households)),
                    said:
                      group.takingPart === null
                        ? texts.honour.householdsFew(group.households)
                        : texts.honour.households(group.takingPart, group.households),
                  }))}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
