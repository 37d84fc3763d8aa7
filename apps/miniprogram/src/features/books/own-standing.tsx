import { periodAt, periodKind, pointsBookRoutes, sayPeriod, type HonourRoll, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Card, ErrorNote, PointsFigure, SwitchRow, toast } from '@/ui';
import './books.scss';

/** What only the own household is told, and the head's say in it. */
export function OwnStanding({ roll, period }: { roll: HonourRoll; period: PeriodKey }) {
  const optOut = useCommand(pointsBookRoutes.setHonourOptOut, {
    refetches: [pointsBookRoutes.honourRoll],
    onDone: ({ optedOut }) => toast(optedOut ? texts.honour.optOutDone : texts.honour.optInDone, 'done'),
  });
  const { own } = roll;
  if (!own) return null;
  // What is over cannot be earned any more.
  const isRunning = period === periodAt(periodKind(period), Date.now());
  const notes = [
    own.band && texts.honour.inBand(own.band),
    isRunning && own.toNextBand !== null && texts.honour.toNext(own.toNextBand),
  ].filter(Boolean);
  return (
    <Card flush>
      <View className="standing">
        <View className="standing__words">
          <PointsFigure value={own.earned} caption={texts.honour.own(sayPeriod(period))} />
          {notes.length > 0 && <View className="standing__note">{notes.join('，')}</View>}
        </View>
      </View>
      {own.mayOptOut ? (
        <SwitchRow
          title={texts.honour.optOut}
          note={texts.honour.optOutNote}
          on={own.optedOut}
          onChange={optedOut => {
            if (!optOut.busy) optOut.run({ body: { optedOut } });
          }}
        />
      ) : (
        <View className="standing__foot">{own.optedOut ? texts.honour.optedOut : texts.honour.optOutByHead}</View>
      )}
      <ErrorNote error={optOut.error} />
    </Card>
  );
}
