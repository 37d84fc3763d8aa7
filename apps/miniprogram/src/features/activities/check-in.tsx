import { ACTIVITY_DIGITS, activitiesRoutes, type CheckInResult } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { scanPlatform } from '@/platform/scan';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, ErrorNote, Field, Heading, Icon, Segmented } from '@/ui';
import './activities.scss';

const t = texts.activities;

function Done({ result, onAnother }: { result: CheckInResult; onAnother: () => void }) {
  return (
    <Card tone="leaf">
      <View className="checked-in" {...aria({ role: 'status' })}>
        <Icon name="check" size="huge" />
        <Heading>{result.again ? t.checkedAgain : t.checkedIn}</Heading>
        <View>{t.checkedNote(result.personName, result.title)}</View>
      </View>
      <Button block onPress={() => go.instead('activity', { id: result.activityId })}>
        {t.backToActivity}
      </Button>
      <View className="stack">
        <Button block kind="quiet" onPress={onAnother}>
          {t.another}
        </Button>
      </View>
    </Card>
  );
}

/** The six digits; where no activity is named, the ones that are going on are to choose from. */
function Digits({ activityId, busy, onSend }: { activityId?: string; busy: boolean; onSend: (code: string, activityId?: string) => void }) {
  const [digits, setDigits] = useState('');
  const [tried, setTried] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const coming = useVillageCall(activitiesRoutes.activities, { query: { shelf: 'coming' } }, { enabled: activityId === undefined });
  const open = (coming.data?.items ?? []).filter(one => one.state === 'running');
  const wanted = activityId ?? chosen ?? open[0]?.id;
  const complete = digits.trim().length === ACTIVITY_DIGITS;
  const type = () => {
    setTried(true);
    if (complete) onSend(digits.trim(), wanted);
  };
  return (
    <>
      <View className="note stack">{t.typeLead}</View>
      {activityId === undefined && open.length > 1 && (
        <Segmented
          scroll
          label={t.title}
          options={open.map(one => ({ value: one.id, text: one.title }))}
          value={wanted ?? ''}
          onChange={setChosen}
        />
      )}
      <Field
        name="digits"
        kind="digits"
        label={t.digits}
        value={digits}
        onChange={setDigits}
        onDone={type}
        maxChars={ACTIVITY_DIGITS}
        error={tried && !complete ? t.digitsMissing : undefined}
      />
      <Button block kind={scanPlatform.available ? 'quiet' : 'primary'} busy={busy} busyText={texts.common.sending} onPress={type}>
        {t.submit}
      </Button>
    </>
  );
}

/** Without an activity the QR says which one it is of. */
export function CheckIn({ activityId }: { activityId?: string }) {
  const [memberId, setMemberId] = useState<string>();
  const [result, setResult] = useState<CheckInResult>();
  const known = activityId ?? result?.activityId ?? '';
  const activity = useVillageCall(activitiesRoutes.activity, { params: { activityId: known } }, { enabled: known !== '' });
  const checkIn = useCommand(activitiesRoutes.checkIn, {
    refetches: [activitiesRoutes.activity, activitiesRoutes.activities],
    onDone: setResult,
  });
  const absent = (activity.data?.companions ?? []).filter(one => !one.present);
  // Oneself, unless one was there before the others of the household.
  const forWhom = memberId ?? absent[0]?.personId;
  const send = (code: string, ofActivity?: string) => checkIn.run({ body: { code, activityId: ofActivity, memberId: forWhom } });
  const scan = async () => {
    const code = await scanPlatform.scan();
    if (code) send(code, activityId);
  };
  const another = () => {
    setMemberId(absent.find(one => one.personId !== memberId)?.personId);
    setResult(undefined);
  };
  if (result) return <Done result={result} onAnother={another} />;
  return (
    <Card>
      <View className="lead">{t.checkInLead}</View>
      {absent.length > 1 && (
        <Segmented
          scroll
          label={t.forWho}
          options={absent.map(one => ({ value: one.personId, text: one.self ? `${one.name}（${t.me}）` : one.name }))}
          value={forWhom ?? ''}
          onChange={setMemberId}
        />
      )}
      {scanPlatform.available && (
        <Button block size="big" icon="scan" busy={checkIn.busy} onPress={() => void scan()}>
          {t.scanNow}
        </Button>
      )}
      <ErrorNote error={checkIn.error} />
      <Digits activityId={activityId} busy={checkIn.busy} onSend={send} />
    </Card>
  );
}
