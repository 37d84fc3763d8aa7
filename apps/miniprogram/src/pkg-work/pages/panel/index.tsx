import { useState } from 'react';
import { Gate } from '@/features/session/gate';
import { PanelCase } from '@/features/work/panel-case';
import { usePanel } from '@/features/work/use-panel';
import { VoteBar } from '@/features/work/vote-bar';
import { VotedList } from '@/features/work/voted-list';
import * as texts from '@/texts/zh-CN';
import { Empty, ErrorNote, ErrorView, Screen, Segmented, Skeleton } from '@/ui';

const t = texts.panel;
type Scope = 'waiting' | 'voted';
const SCOPES = [
  { value: 'waiting', text: t.scopeWaiting },
  { value: 'voted', text: t.scopeVoted },
] as const;

export default function PanelPage() {
  const panel = usePanel();
  const [scope, setScope] = useState<Scope>('waiting');
  const { queue } = panel;
  const current = scope === 'waiting' ? panel.current : undefined;
  return (
    <Screen title={t.title} foot={current && <VoteBar key={`${current.id} ${current.purpose}`} item={current} panel={panel} />}>
      <Gate>
        <Segmented<Scope> label={t.scope} options={SCOPES} value={scope} onChange={setScope} />
        {scope === 'voted' && <VotedList />}
        {current && (
          <>
            <ErrorNote error={panel.error} />
            <PanelCase key={`${current.id} ${current.purpose}`} item={current} />
          </>
        )}
        {scope === 'waiting' && !current && queue.error ? <ErrorView error={queue.error} onRetry={queue.reload} /> : null}
        {scope === 'waiting' && !current && !queue.error && queue.loading && <Skeleton rows={4} />}
        {scope === 'waiting' && !current && !queue.error && !queue.loading && <Empty icon="check" title={t.allDone} body={t.allDoneNote} />}
      </Gate>
    </Screen>
  );
}
