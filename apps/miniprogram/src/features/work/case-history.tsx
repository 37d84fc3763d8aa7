import { applicationStatusTitles, type EarlierApplication, type QueueItem } from '@jishan/contracts';
import { sayWhen } from '@/formats/dates';
import { statusTones } from '@/features/points/looks';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, PointsFigure, Tag } from '@/ui';

const t = texts.work;

function Earlier({ one, title }: { one: EarlierApplication; title: string }) {
  return (
    <ListRow
      title={title}
      note={sayWhen(one.submittedAt)}
      value={
        one.pointsAwarded === null ? (
          <Tag tone={statusTones[one.status]}>{applicationStatusTitles[one.status]}</Tag>
        ) : (
          <PointsFigure signed value={one.pointsAwarded} />
        )
      }
    />
  );
}

/** What this household had before: with this rule first, which is what a reviewer asks; then what else it sent. */
export function CaseHistory({ item: { withRule, recent } }: { item: Pick<QueueItem, 'withRule' | 'recent'> }) {
  return (
    <>
      <Card title={t.withRule(withRule.creditedThisYear)} flush>
        {withRule.last.length === 0 ? (
          <Empty icon="clock" title={t.withRuleNone} />
        ) : (
          withRule.last.map(one => <Earlier key={one.id} one={one} title={one.memberName} />)
        )}
      </Card>
      {recent.length > 0 && (
        <Card title={t.recent} flush>
          {recent.map(one => (
            <Earlier key={one.id} one={one} title={one.ruleTitle} />
          ))}
        </Card>
      )}
    </>
  );
}
