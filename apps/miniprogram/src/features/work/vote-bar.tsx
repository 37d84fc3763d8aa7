import type { PanelItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import * as texts from '@/texts/zh-CN';
import { Button } from '@/ui';
import { PointsStepper } from './decide-bar';
import { ReasonSheet } from './reason-sheet';
import type { usePanel } from './use-panel';
import './work.scss';

const t = texts.panel;
type Panel = ReturnType<typeof usePanel>;

/** A panel's vote: points, or no with a reason. Keyed by the case. */
function PanelVote({ item, panel }: { item: PanelItem; panel: Panel }) {
  const { pointsMin, pointsMax } = item.rule;
  const ranged = pointsMin !== pointsMax;
  const [points, setPoints] = useState(pointsMin);
  const [asking, setAsking] = useState(false);
  return (
    <View className="decide">
      {ranged && <PointsStepper min={pointsMin} max={pointsMax} value={points} onChange={setPoints} />}
      <View className="decide__row">
        <Button kind="danger" disabled={panel.busy} onPress={() => setAsking(true)}>
          {t.disagree}
        </Button>
        <View className="decide__main">
          <Button
            block
            busy={panel.busy}
            busyText={texts.common.sending}
            onPress={() => panel.vote(item, { agrees: true, ...(ranged ? { points } : {}) })}
          >
            {t.agreePoints(points)}
          </Button>
        </View>
      </View>
      {asking && (
        <ReasonSheet
          title={t.disagreeTitle}
          hint={t.disagreeHint}
          action={t.disagree}
          quick={t.disagreeQuick}
          onClose={() => setAsking(false)}
          busy={panel.busy}
          error={panel.error}
          onReason={reason => panel.vote(item, { agrees: false, reason })}
        />
      )}
    </View>
  );
}

/** An objection is decided with a reason, either way: the result is published. Neither answer is the one that is wanted. */
function ObjectionVote({ item, panel }: { item: PanelItem; panel: Panel }) {
  const [asking, setAsking] = useState<'founded' | 'unfounded'>();
  const founded = asking === 'founded';
  return (
    <View className="decide">
      <View className="decide__row">
        <Button kind="neutral" disabled={panel.busy} onPress={() => setAsking('founded')}>
          {t.founded}
        </Button>
        <Button kind="neutral" disabled={panel.busy} onPress={() => setAsking('unfounded')}>
          {t.unfounded}
        </Button>
      </View>
      {asking && (
        <ReasonSheet
          title={founded ? t.foundedTitle : t.unfoundedTitle}
          hint={t.decideHint}
          action={founded ? t.founded : t.unfounded}
          quick={founded ? t.foundedQuick : t.unfoundedQuick}
          neutral
          onClose={() => setAsking(undefined)}
          busy={panel.busy}
          error={panel.error}
          onReason={reason => panel.vote(item, { agrees: !founded, reason })}
        />
      )}
    </View>
  );
}

export const VoteBar = ({ item, panel }: { item: PanelItem; panel: Panel }) =>
  item.purpose === 'panel' ? <PanelVote item={item} panel={panel} /> : <ObjectionVote item={item} panel={panel} />;
