import { applicationStatusTitles, decidedRoutes, panelRoutes, pointsRoutes, type DecidedApplication } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { hasMovedOn, ProblemError } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import { categoryLooks, statusTones } from '@/features/points/looks';
import { ReasonSheet } from '@/features/work/reason-sheet';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, confirm, Entry, ErrorNote, Pictogram, Tag, Thumbnail, toast } from '@/ui';
import '@/features/points/points.scss';
import './taking-back.scss';

const t = texts.takingBack;
/** What the household has, what the caps have left, and what the phone shows of it. */
const CHANGED = [decidedRoutes.decidedApplications, pointsRoutes.application, pointsRoutes.queue, pointsRoutes.householdStatement] as const;

/** Who decided it, when, and what was said to the household. */
export function decidedWords(item: DecidedApplication): string {
  const when = sayWhen(item.decidedAt ?? item.submittedAt);
  const who = item.mine ? t.me : (item.decidedByRole ?? t.somebody);
  const reason = item.decisionReason ?? '';
  switch (item.status) {
    case 'rejected':
      return t.rejected(when, who, reason);
    case 'returned':
      return t.returned(when, who, reason);
    case 'reversed':
      return t.reversed(when, who, reason);
    case 'upheld':
      return t.upheld(when);
    default:
      return t.passed(when, who);
  }
}

/** The hour is over, or a colleague was first: the row is read anew and its button goes, and with it what would stand there. */
function sayMovedOn(error: unknown): void {
  if (error instanceof ProblemError && hasMovedOn(error)) toast(error.title, 'refused');
}

function Undo({ item }: { item: DecidedApplication }) {
  const points = item.pointsAwarded ?? 0;
  const undo = useCommand(panelRoutes.undoApproval, { refetches: CHANGED, onDone: () => toast(t.undone, 'done'), onRefused: sayMovedOn });
  const ask = async () => {
    const question = { title: t.undoAsk(points), body: t.undoBody(item.householdName, points), action: t.undo, danger: true };
    if (await confirm(question)) undo.run({ params: { applicationId: item.id }, body: {} });
  };
  return (
    <>
      <ErrorNote error={undo.error} />
      <View className="decided__deed">
        <Button
          kind="quiet"
          size="small"
          icon="undo"
          busy={undo.busy}
          label={t.undoLabel(item.rule.title, item.memberName)}
          onPress={() => void ask()}
        >
          {t.undo}
        </Button>
      </View>
    </>
  );
}

function Reverse({ item }: { item: DecidedApplication }) {
  const [asking, setAsking] = useState(false);
  const points = item.pointsAwarded ?? 0;
  const reverse = useCommand(pointsRoutes.reverseCredit, {
    refetches: CHANGED,
    onDone: () => {
      setAsking(false);
      toast(t.reverseDone(points), 'done');
    },
    onRefused: sayMovedOn,
  });
  return (
    <>
      <View className="decided__deed">
        <Button
          kind="plain"
          size="small"
          icon="undo"
          label={t.reverseLabel(item.rule.title, item.memberName)}
          onPress={() => setAsking(true)}
        >
          {t.reverse}
        </Button>
      </View>
      {asking && (
        <ReasonSheet
          title={t.reverseTitle(item.householdName, points)}
          hint={t.reverseHint}
          action={t.reverse}
          quick={t.reverseReasons}
          busy={reverse.busy}
          error={reverse.error}
          onClose={() => setAsking(false)}
          onReason={reason => reverse.run({ params: { applicationId: item.id }, body: { reason } })}
        />
      )}
    </>
  );
}

/** One that was decided, and the way back that is open for it, if any. */
export function DecidedRow({ item }: { item: DecidedApplication }) {
  const photo = item.photos[0];
  const look = categoryLooks[item.rule.category];
  return (
    <View className="decided">
      <Entry
        lead={photo ? <Thumbnail photo={photo} /> : <Pictogram size="photo" icon={look.icon} tone={look.tone} />}
        title={item.rule.title}
        body={decidedWords(item)}
        foot={
          <>
            <Tag tone={statusTones[item.status]}>{applicationStatusTitles[item.status]}</Tag>
            <Text>{texts.recording.member(item.memberName, item.householdName)}</Text>
            {item.filedByName && <Text>{texts.points.proxy(item.filedByName, item.memberName)}</Text>}
          </>
        }
        aside={
          item.status === 'credited' &&
          item.pointsAwarded !== null && <View className="worth">{texts.points.gained(item.pointsAwarded)}</View>
        }
        onPress={() => go.to('application', { id: item.id })}
      />
      {item.wayBack === 'undo' && <Undo item={item} />}
      {item.wayBack === 'reverse' && <Reverse item={item} />}
    </View>
  );
}
