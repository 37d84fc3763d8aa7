import { ACTIVITY_REASON_MAX_CHARS, activitiesRoutes, sayCalendarDay, type HonourView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { ReasonSheet } from '@/features/work/reason-sheet';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Heading, PhotoRow, SwitchRow, Tag, toast } from '@/ui';
import { CertificatePicture } from './certificate-picture';

const t = texts.honours;
const CHANGED = [activitiesRoutes.honour, activitiesRoutes.honours] as const;

function Shown({ honour }: { honour: HonourView }) {
  const show = useCommand(activitiesRoutes.showHonour, {
    refetches: CHANGED,
    onDone: ({ shown }) => toast(shown ? t.shown : t.hide, 'done'),
  });
  return (
    <Card>
      <SwitchRow
        title={t.show}
        note={t.showNote}
        on={honour.shown}
        onChange={shown => !show.busy && show.run({ params: { honourId: honour.id }, body: { shown } })}
      />
      <ErrorNote error={show.error} />
    </Card>
  );
}

function Revoke({ honour }: { honour: HonourView }) {
  const [asking, setAsking] = useState(false);
  const revoke = useCommand(activitiesRoutes.revokeHonour, {
    refetches: CHANGED,
    onDone: () => {
      setAsking(false);
      toast(t.revokeDone, 'done');
    },
  });
  return (
    <>
      <Button kind="danger" block busy={revoke.busy} onPress={() => setAsking(true)}>
        {t.revoke}
      </Button>
      {asking && (
        <ReasonSheet
          title={t.revokeTitle}
          hint={t.revokeHint}
          action={t.revoke}
          quick={t.revokeReasons}
          maxChars={ACTIVITY_REASON_MAX_CHARS}
          onClose={() => setAsking(false)}
          busy={revoke.busy}
          error={revoke.error}
          onReason={reason => revoke.run({ params: { honourId: honour.id }, body: { reason } })}
        />
      )}
    </>
  );
}

/** The second officer's no; whoever granted the honour reads the reason. */
function RefusePoints({ honour, points }: { honour: HonourView; points: number }) {
  const [asking, setAsking] = useState(false);
  const refuse = useCommand(activitiesRoutes.refuseHonourPoints, {
    refetches: CHANGED,
    onDone: () => {
      setAsking(false);
      toast(t.refused, 'done');
    },
  });
  return (
    <View className="stack">
      <Button kind="quiet" block onPress={() => setAsking(true)}>
        {t.refusePoints}
      </Button>
      {asking && (
        <ReasonSheet
          title={t.refuseTitle(points)}
          hint={t.refuseHint}
          action={t.refusePoints}
          quick={t.refuseReasons}
          maxChars={ACTIVITY_REASON_MAX_CHARS}
          onClose={() => setAsking(false)}
          busy={refuse.busy}
          error={refuse.error}
          onReason={reason => refuse.run({ params: { honourId: honour.id }, body: { reason } })}
        />
      )}
    </View>
  );
}

/** More points than one person may give: the second officer's word. */
function ConfirmPoints({ honour, points }: { honour: HonourView; points: number }) {
  const confirm = useCommand(activitiesRoutes.confirmHonour, { refetches: CHANGED, onDone: () => toast(t.confirmed, 'done') });
  return (
    <Card tone="gold">
      <Heading level={3}>{t.confirmTitle(points)}</Heading>
      <View>{honour.mayConfirm ? t.confirmNote : t.refuseOnlyNote}</View>
      {honour.mayConfirm && (
        <Button
          block
          icon="check"
          busy={confirm.busy}
          busyText={texts.common.sending}
          onPress={() => confirm.run({ params: { honourId: honour.id }, body: {} })}
        >
          {t.confirm(points)}
        </Button>
      )}
      <RefusePoints honour={honour} points={points} />
      <ErrorNote error={confirm.error} />
    </Card>
  );
}

export function HonourDetail({ honour }: { honour: HonourView }) {
  const revokes = useMay('honours.revoke');
  const grants = useMay('honours.grant');
  // Whoever sees a shortened name gets no certificate to pass on.
  const whole = honour.own || revokes || grants;
  return (
    <>
      {honour.revokedAt && (
        <Card tone="gold">
          <Heading level={3}>{t.revoked}</Heading>
          <View>{t.revokedReason(honour.revokeReason ?? '')}</View>
        </Card>
      )}
      {!honour.revokedAt && whole && (
        <Card>
          <CertificatePicture honour={honour} label={t.certificate(honour.householdName, honour.title)} />
        </Card>
      )}
      <Card>
        <Heading level={1}>{`${honour.householdName} · ${honour.title}`}</Heading>
        <View className="note">{`${honour.period}，${t.grantedOn(sayCalendarDay(honour.grantedOn))}`}</View>
        {honour.points !== null && <Tag tone="festive">{t.points(honour.points)}</Tag>}
        {honour.pointsAsked !== null && <Tag tone="gold">{t.asked(honour.pointsAsked)}</Tag>}
        {honour.citation !== '' && <View className="stack">{honour.citation}</View>}
        {honour.photo && <PhotoRow large photos={[honour.photo]} />}
      </Card>
      {honour.mayRefuse && honour.pointsAsked !== null && <ConfirmPoints honour={honour} points={honour.pointsAsked} />}
      {honour.pointsRefused && !honour.revokedAt && (
        <Card>
          <Heading level={3}>{t.refusedTitle(honour.pointsRefused.points)}</Heading>
          <View>{honour.pointsRefused.reason}</View>
        </Card>
      )}
      {honour.own && !honour.revokedAt && <Shown honour={honour} />}
      {revokes && !honour.own && !honour.revokedAt && <Revoke honour={honour} />}
    </>
  );
}
