import type { PanelItem, VoteView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { useMay } from '@/features/session/session';
import { Said } from '@/features/voice/said';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Heading, Tag, type Tone } from '@/ui';
import { DueTag } from './due-tag';
import { ReviewCase } from './review-case';
import './work.scss';

const t = texts.panel;

/** Why it is before this person, and until when; then the case as a reviewer sees it. */
export function PanelCase({ item }: { item: PanelItem }) {
  const objection = item.purpose === 'objection';
  return (
    <View>
      <Card>
        <View className="row">
          <Heading>{objection ? t.purposeObjection : t.purposePanel}</Heading>
          <DueTag item={item} />
        </View>
        <View className="note">{objection ? t.leadObjection : t.leadPanel}</View>
        {item.agreedPoints !== null && <View className="note">{t.agreedBefore(item.agreedPoints)}</View>}
      </Card>
      {objection && (
        <Card title={t.objections}>
          {item.objections.map(one => (
            <View key={one.at} className="stack">
              <Said text={one.reason} voice={one.voice} />
              <View className="note">{t.objectionWhen(sayWhen(one.at))}</View>
            </View>
          ))}
        </Card>
      )}
      <ReviewCase item={item} due={false} />
    </View>
  );
}

function outcomeOf(item: PanelItem): { readonly words: string; readonly tone: Tone } {
  if (item.outcome === null) return { words: t.outcomeOpen, tone: 'gold' };
  const agreed = item.outcome === 'agreed';
  const words = item.purpose === 'panel' ? (agreed ? t.outcomeAgreed : t.outcomeRefused) : agreed ? t.outcomeUnfounded : t.outcomeFounded;
  return { words, tone: agreed ? 'leaf' : 'festive' };
}

function voteWords(item: PanelItem, vote: VoteView): string {
  if (item.purpose === 'panel') return vote.agrees ? t.voteAgree(vote.points) : t.voteDisagree;
  return vote.agrees ? t.voteUnfounded : t.voteFounded;
}

/** What everybody thought: shown to those who have voted themselves. */
export function VotedCase({ item }: { item: PanelItem }) {
  const outcome = outcomeOf(item);
  const mayAudit = useMay('points.panel.audit');
  return (
    <Card>
      <View className="row">
        <Heading>{item.rule.title}</Heading>
        <Tag tone={outcome.tone}>{outcome.words}</Tag>
      </View>
      <View className="note">{[item.groupName, item.memberName, sayWhen(item.submittedAt)].filter(Boolean).join(' · ')}</View>
      <View className="votes">
        {(item.votes ?? []).map((vote, index) => (
          <View key={index} className="votes__one">
            <View className="votes__head">
              <View>{vote.mine ? t.voteMine : t.voteOther(index + 1)}</View>
              <Tag tone={vote.agrees ? 'leaf' : 'festive'}>{voteWords(item, vote)}</Tag>
            </View>
            {vote.reason !== '' && <View className="note">{vote.reason}</View>}
          </View>
        ))}
      </View>
      {mayAudit && (
        <Button kind="plain" label={texts.draw.openLabel(item.memberName, item.rule.title)} onPress={() => go.to('draw', { id: item.id })}>
          {texts.draw.open}
        </Button>
      )}
    </Card>
  );
}
