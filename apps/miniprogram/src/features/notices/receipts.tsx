import {
  NOTICE_RECEIPT_STATES,
  noticeReceiptStateTitles,
  noticesRoutes,
  type NoticeReceipt,
  type NoticeReceiptState,
  type NoticeReceiptSummary,
  type NoticeView,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { Fragment, useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { BarPlot, Below, Card, Empty, ErrorView, Heading, Paged, RingPlot, Segmented, Skeleton } from '@/ui';
import { HouseholdTold } from './household-told';
import { ReceiptRow } from './receipt-row';
import { headsOfHouseholds } from './told';

const EVERY_GROUP = 'all';
const WHOLE_PERCENT = 100;

function Sums({ summary, notice }: { summary: NoticeReceiptSummary; notice: NoticeView }) {
  const { counts, groups } = summary;
  const t = texts.receipts;
  const bars = texts.notices.bars;
  const bar = (label: string, value: number) => ({ label, value, said: `${value}${texts.notices.people}` });
  return (
    <>
      <Card>
        <Heading>{notice.title}</Heading>
        <View className="note">{t.total(counts.audience)}</View>
        <RingPlot title={t.answered} part={counts.audience - counts.waiting} whole={counts.audience} unit={texts.notices.people} />
        <View className="stack">
          <BarPlot
            title={texts.notices.counts}
            whole={counts.audience}
            bars={[
              bar(bars.delivered, counts.delivered),
              bar(bars.opened, counts.opened),
              ...(notice.mustAcknowledge ? [bar(bars.acknowledged, counts.acknowledged)] : []),
              bar(bars.told, counts.toldInPerson),
            ]}
          />
        </View>
      </Card>
      {groups.length > 1 && (
        <Card title={t.groups}>
          <View className="note">{t.groupsNote}</View>
          <BarPlot
            tone="festive"
            title={t.groups}
            whole={WHOLE_PERCENT}
            bars={groups.map(group => ({
              label: group.groupName ?? t.groupNone,
              value: Math.round((group.counts.waiting * WHOLE_PERCENT) / Math.max(1, group.counts.audience)),
              said: t.groupSaid(group.counts.waiting, group.counts.audience),
            }))}
          />
        </Card>
      )}
    </>
  );
}

interface RowsProps {
  notice: NoticeView;
  items: readonly NoticeReceipt[];
  mayTell: boolean;
  more: boolean;
  /** They are visited, and so stand by their doors. */
  households: boolean;
}

function Rows({ notice, items, mayTell, more, households }: RowsProps) {
  const heads = households ? headsOfHouseholds(items, more) : undefined;
  return (
    <Card flush>
      {items.map(receipt => {
        const household = heads?.get(receipt.personId);
        return (
          <Fragment key={receipt.personId}>
            {household && <HouseholdTold noticeId={notice.id} household={household} />}
            <ReceiptRow noticeId={notice.id} receipt={receipt} asksAcknowledgement={notice.mustAcknowledge} mayTell={mayTell} />
          </Fragment>
        );
      })}
    </Card>
  );
}

function Names({ notice, state, groupId }: { notice: NoticeView; state: NoticeReceiptState; groupId: string | undefined }) {
  const mayTell = useMay('notices.publish') && notice.withdrawnAt === null;
  const list = useVillagePages(noticesRoutes.noticeReceipts, {
    params: { noticeId: notice.id },
    query: { state, ...(groupId ? { groupId } : {}) },
  });
  return (
    <Paged of={list} empty={<Empty icon="check" title={texts.receipts.empty[state]} body={texts.receipts.emptyNote} />}>
      {items => <Rows notice={notice} items={items} mayTell={mayTell} more={list.more} households={mayTell && state === 'waiting'} />}
    </Paged>
  );
}

/** Sums and plots first, then the list to walk with: by group, who has not answered and why. */
export function Receipts({ notice }: { notice: NoticeView }) {
  const summary = useVillageCall(noticesRoutes.noticeReceiptSummary, { params: { noticeId: notice.id } });
  const [state, setState] = useState<NoticeReceiptState>('waiting');
  const [group, setGroup] = useState<string>(EVERY_GROUP);
  const t = texts.receipts;
  const states = NOTICE_RECEIPT_STATES.filter(one => notice.mustAcknowledge || one === 'waiting' || one === 'told').map(one => ({
    value: one,
    text: noticeReceiptStateTitles[one],
  }));
  const groups = (summary.data?.groups ?? []).flatMap(one =>
    one.groupId && one.groupName ? [{ value: one.groupId, text: one.groupName }] : [],
  );
  if (!summary.data)
    return summary.error ? <ErrorView error={summary.error} onRetry={() => void summary.refetch()} /> : <Skeleton rows={5} />;
  return (
    <>
      <Sums summary={summary.data} notice={notice} />
      <Below>
        <Segmented<NoticeReceiptState> scroll label={t.stateLabel} options={states} value={state} onChange={setState} />
        {groups.length > 1 && (
          <Segmented<string>
            scroll
            label={t.groupLabel}
            options={[{ value: EVERY_GROUP, text: t.allGroups }, ...groups]}
            value={group}
            onChange={setGroup}
          />
        )}
        <Names notice={notice} state={state} groupId={group === EVERY_GROUP ? undefined : group} />
      </Below>
    </>
  );
}
