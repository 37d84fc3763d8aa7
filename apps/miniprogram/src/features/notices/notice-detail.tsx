import { noticeAudienceTitles, roleTitles, type NoticeView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayUntil, sayWhen } from '@/formats/dates';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { aria, BarPlot, Button, Card, Heading, Icon, PhotoRow, RingPlot, SaidTime, Tag } from '@/ui';
import { categoryLooks, categoryTitle } from './looks';
import { HearNotice } from './hear-notice';
import { WithdrawNotice } from './withdraw-notice';
import './notices.scss';

/** 全村, or the groups and roles by name. */
export function audienceWords(notice: Pick<NoticeView, 'audience' | 'groupNames' | 'roles'>): string {
  const names =
    notice.audience === 'groups' ? notice.groupNames : notice.audience === 'roles' ? notice.roles.map(role => roleTitles[role]) : [];
  return names.length > 0 ? names.join('、') : noticeAudienceTitles[notice.audience];
}

function Counts({ notice }: { notice: NoticeView }) {
  const { counts, mustAcknowledge } = notice;
  const names = useMay('notices.receipts.read');
  const t = texts.notices;
  const bar = (label: string, value: number) => ({ label, value, said: `${value}${t.people}` });
  return (
    <Card title={t.counts}>
      <RingPlot
        title={mustAcknowledge ? t.confirmedShare : t.openedShare}
        part={mustAcknowledge ? counts.acknowledged : counts.opened}
        whole={counts.audience}
        unit={t.people}
      />
      <View className="stack">
        <BarPlot
          title={t.counts}
          whole={counts.audience}
          bars={[
            bar(t.bars.delivered, counts.delivered),
            bar(t.bars.opened, counts.opened),
            ...(mustAcknowledge ? [bar(t.bars.acknowledged, counts.acknowledged)] : []),
            bar(t.bars.told, counts.toldInPerson),
          ]}
        />
      </View>
      {names ? (
        <View className="stack">
          <Button kind="quiet" block icon="people" onPress={() => go.to('receipts', { id: notice.id })}>
            {t.receipts}
          </Button>
        </View>
      ) : (
        <View className="note stack">{t.countsNote}</View>
      )}
    </Card>
  );
}

export function NoticeDetail({ notice }: { notice: NoticeView }) {
  const t = texts.notices;
  return (
    <>
      {notice.withdrawnAt && (
        <Card tone="gold">
          <View className="notice__withdrawn" {...aria({ role: 'status' })}>
            <Icon name="undo" />
            <Heading>{t.withdrawnTitle}</Heading>
          </View>
          <View>{t.withdrawnReason(notice.withdrawReason ?? '')}</View>
        </Card>
      )}
      <HearNotice notice={notice} />
      <Card>
        <View className="notice__tags">
          <Tag tone={categoryLooks[notice.category].tone}>{categoryTitle(notice.category)}</Tag>
          {notice.pinned && !notice.withdrawnAt && <Tag tone="gold">{t.pinned}</Tag>}
        </View>
        <Heading level={1}>{notice.title}</Heading>
        <View className="notice__by">
          {t.by(notice.authorName, roleTitles[notice.authorRole])}
          {' · '}
          <SaidTime at={notice.publishedAt} />
        </View>
        <View className="notice__by">{t.to(audienceWords(notice))}</View>
        {notice.text !== '' && <View className="notice__text">{notice.text}</View>}
        <PhotoRow large photos={notice.photos} />
        {notice.acknowledgeBy && !notice.withdrawnAt && !isAnswered(notice) && (
          <View className="notice__due">
            <Icon name="clock" size="small" />
            {t.confirmBy(sayUntil(notice.acknowledgeBy))}
          </View>
        )}
      </Card>
      <Counts notice={notice} />
      {notice.mayWithdraw && <WithdrawNotice notice={notice} />}
    </>
  );
}

/** The reader has said so, or was told at the door: what was wanted by when is over for them. */
const isAnswered = ({ mine }: NoticeView): boolean => Boolean(mine?.acknowledgedAt ?? mine?.toldInPersonAt);

/** At the lower edge: the one thing to do, or that it is done. */
export function AcknowledgeBar({ notice, busy, onPress }: { notice: NoticeView; busy: boolean; onPress: () => void }) {
  const { mine } = notice;
  if (mine?.acknowledgedAt)
    return (
      <View className="notice__done" {...aria({ role: 'status' })}>
        <Icon name="check" />
        {texts.notices.confirmedAt(sayWhen(mine.acknowledgedAt))}
      </View>
    );
  if (mine?.toldInPersonAt)
    return (
      <View className="notice__done" {...aria({ role: 'status' })}>
        <Icon name="check" />
        {texts.notices.toldAt(sayWhen(mine.toldInPersonAt))}
      </View>
    );
  return (
    <Button kind="festive" size="big" block icon="check" busy={busy} busyText={texts.common.sending} onPress={onPress}>
      {texts.notices.acknowledge}
    </Button>
  );
}

/** Meant for the reader and asking for an answer. */
export const asksReader = (notice: NoticeView): boolean => notice.mustAcknowledge && notice.withdrawnAt === null && notice.mine !== null;
