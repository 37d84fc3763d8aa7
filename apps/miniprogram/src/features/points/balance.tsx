import { pointsRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Icon, ListRow, Loaded, PointsFigure, Pressable, type IconName } from '@/ui';
import { ExpiringStrip } from './expiring';
import { StatementRow } from './statement-line';
import './points.scss';

const RECENT_LINES = 5;

function Cell({ name, value }: { name: string; value: number }) {
  return (
    <View className="balance__cell">
      <View className="balance__name">{name}</View>
      <View className="balance__value">{String(value)}</View>
    </View>
  );
}

export function Balance() {
  const account = useVillageCall(pointsRoutes.myAccount, {});
  return (
    <Loaded of={account} rows={2}>
      {view => (
        <View className="balance">
          <View className="balance__house">{view.householdName}</View>
          <PointsFigure size="huge" value={view.spendable} caption={texts.points.spendable} />
          <View className="balance__grid">
            <Cell name={texts.points.reserved} value={view.reserved} />
            <Cell name={texts.points.month} value={view.earnedThisMonth} />
            <Cell name={texts.points.year} value={view.earnedThisYear} />
          </View>
          <ExpiringStrip expiring={view.expiring} />
        </View>
      )}
    </Loaded>
  );
}

function Quick({ icon, text, onPress }: { icon: IconName; text: string; onPress: () => void }) {
  return (
    <Pressable className="quick__one" onPress={onPress}>
      <Icon name={icon} size="big" />
      <View className="quick__text">{text}</View>
    </Pressable>
  );
}

export function PointsWays() {
  return (
    <View className="quick">
      <Quick icon="apply" text={texts.points.apply} onPress={() => go.to('apply')} />
      <Quick icon="clock" text={texts.points.applications} onPress={() => go.to('applications')} />
      <Quick icon="rules" text={texts.points.rules} onPress={() => go.to('rules')} />
    </View>
  );
}

/** 公示 is everybody's business, so it has a row of its own. */
export function PublicationsEntry() {
  return (
    <Card flush>
      <ListRow icon="megaphone" title={texts.publication.title} note={texts.publication.entryNote} onPress={() => go.to('publications')} />
    </Card>
  );
}

export function RecentLines() {
  const lines = useVillageCall(pointsRoutes.myStatement, { query: { limit: RECENT_LINES } });
  return (
    <Card title={texts.points.recent} more={{ text: texts.points.allStatement, onPress: () => go.to('statement') }} flush>
      <Loaded of={lines} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="statement" title={texts.points.statementEmpty} body={texts.points.statementEmptyNote} />
          ) : (
            <>
              {items.map(line => (
                <StatementRow key={line.seq} line={line} />
              ))}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
