import { panelRoutes, type PanelOutcome, type PanelRound, type PanelSeatView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useMemo } from 'react';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { sayDay } from '@/formats/calendar-day';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Avatar, Card, Entry, Heading, Loaded, Parts, Tag, type Tone } from '@/ui';
import { isDrawnRight } from './draw-check';
import './work.scss';

const t = texts.draw;

function sayOutcome(round: PanelRound): { readonly words: string; readonly tone: Tone } {
  if (round.outcome === null) return { words: t.running, tone: 'gold' };
  const objection: Record<PanelOutcome, string> = { agreed: t.unfounded, refused: t.founded };
  const application: Record<PanelOutcome, string> = { agreed: t.agreed, refused: t.refused };
  return {
    words: (round.purpose === 'objection' ? objection : application)[round.outcome],
    tone: round.outcome === 'agreed' ? 'leaf' : 'festive',
  };
}

function sayVote(seat: PanelSeatView): string {
  if (seat.relievedAt) return t.relieved;
  if (!seat.votedAt) return t.waiting;
  const { vote } = seat;
  if (!vote) return `${t.voted(sayWhen(seat.votedAt))} · ${t.hidden}`;
  return t.because(vote.agrees ? t.agrees(vote.points) : t.disagrees, vote.reason);
}

function Seat({ seat }: { seat: PanelSeatView }) {
  return (
    <Entry
      look="quiet"
      lead={<Avatar name={seat.personName} />}
      title={seat.personName}
      body={sayVote(seat)}
      foot={<Parts of={[t.seat(seat.seat, seat.pool.length), t.asked(sayWhen(seat.askedAt))].join(' · ')} />}
    />
  );
}

/** Whether the lot says the same when this phone draws again. */
function Check({ seed, seats }: { seed: string; seats: PanelRound['seats'] }) {
  const right = useMemo(() => isDrawnRight(seed, seats), [seed, seats]);
  return (
    <Card title={t.checkTitle} tone={right ? 'leaf' : 'paper'}>
      <Tag tone={right ? 'leaf' : 'festive'}>{right ? t.right : t.wrong}</Tag>
      <View className="note stack">{t.how}</View>
      <View className="note draw__seed">{t.seed(seed)}</View>
    </Card>
  );
}

/** Who was drawn and from how many; once the round is over, the lot as well. */
function Round({ round }: { round: PanelRound }) {
  const outcome = sayOutcome(round);
  return (
    <>
      <Card>
        <View className="row">
          <Heading>{round.purpose === 'objection' ? t.roundObjection(round.round) : t.roundPanel(round.round)}</Heading>
          <Tag tone={outcome.tone}>{outcome.words}</Tag>
        </View>
        <View className="note">{t.rule(round.needed, round.seatsAtMost)}</View>
        <View className="note">
          <Parts
            of={[t.when(sayWhen(round.openedAt), sayDay(round.dueOn)), round.decidedAt && t.decided(sayWhen(round.decidedAt))]
              .filter(Boolean)
              .join(' · ')}
          />
        </View>
        {round.seats.map(seat => (
          <Seat key={seat.seat} seat={seat} />
        ))}
      </Card>
      {round.seed === null ? (
        <Card title={t.checkTitle}>
          <View className="note">{t.sealed}</View>
        </Card>
      ) : (
        <Check seed={round.seed} seats={round.seats} />
      )}
    </>
  );
}

export function PanelRecordOf({ applicationId }: { applicationId: string }) {
  const record = useVillageCall(panelRoutes.panelRecord, { params: { applicationId } });
  // A round that was running may be over by now.
  useDidShow(() => refetch(panelRoutes.panelRecord));
  return (
    <Loaded of={record} rows={4}>
      {({ rounds }) => rounds.map(round => <Round key={round.round} round={round} />)}
    </Loaded>
  );
}
