import { DEDUCTION_TEXT_MAX_CHARS, deductionRoutes, type DeductionView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, Segmented, toast } from '@/ui';
import { DEDUCTION_CHANGED } from './changed';

const t = texts.deductions;

interface Whom {
  readonly one: DeductionView;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (personId: string) => void;
}

function GrownUp({ one, label, value, error, onChange }: Whom) {
  return (
    <FieldFrame label={label} error={error}>
      <Segmented
        wrap
        label={label}
        options={one.grownUps.map(({ id, name }) => ({ value: id, text: name }))}
        value={value}
        onChange={onChange}
      />
    </FieldFrame>
  );
}

/** The window begins with this: who heard it, from whom, is on record. */
function Tell({ one }: { one: DeductionView }) {
  const [personId, setPersonId] = useState('');
  const [tried, setTried] = useState(false);
  const tell = useCommand(deductionRoutes.tellDeduction, { refetches: DEDUCTION_CHANGED, onDone: () => toast(t.tellDone, 'done') });
  const send = () => {
    setTried(true);
    if (personId !== '') tell.run({ params: { deductionId: one.id }, body: { personId } });
  };
  return (
    <Card title={t.stepTold}>
      <View className="paragraph spaced">{t.tellLead}</View>
      <GrownUp
        one={one}
        label={t.tellWhom}
        value={personId}
        error={tried && personId === '' ? t.whoMissing : undefined}
        onChange={setPersonId}
      />
      <ErrorNote error={tell.error} />
      <Button block size="big" busy={tell.busy} onPress={send}>
        {t.tellSend}
      </Button>
    </Card>
  );
}

/** What was said at the door, in the words of whoever said it. */
function Spoken({ one }: { one: DeductionView }) {
  const [said, setSaid] = useState({ personId: '', text: '' });
  const [tried, setTried] = useState(false);
  const write = useCommand(deductionRoutes.appealSpoken, { refetches: DEDUCTION_CHANGED, onDone: () => toast(t.appealSent, 'done') });
  const text = said.text.trim();
  const send = () => {
    setTried(true);
    if (said.personId === '' || text === '') return;
    write.run({ params: { deductionId: one.id }, body: { personId: said.personId, text, photoIds: [] } });
  };
  return (
    <Card title={t.spokenTitle}>
      <View className="paragraph spaced">{t.spokenLead}</View>
      <GrownUp
        one={one}
        label={t.spokenWho}
        value={said.personId}
        error={tried && said.personId === '' ? t.whoMissing : undefined}
        onChange={personId => setSaid({ ...said, personId })}
      />
      <Field
        name="spoken"
        lines={3}
        showCount
        label={t.spokenText}
        placeholder={t.appealHint}
        value={said.text}
        onChange={words => setSaid({ ...said, text: words })}
        maxChars={DEDUCTION_TEXT_MAX_CHARS}
        error={tried && text === '' ? t.appealMissing : undefined}
      />
      <ErrorNote error={write.error} />
      <Button block kind="neutral" busy={write.busy} onPress={send}>
        {t.spokenSend}
      </Button>
    </Card>
  );
}

/** Of a household in which nobody reads on a phone: it is told, and heard, to its face. */
export function FaceToFace({ one }: { one: DeductionView }) {
  return (
    <>
      {one.may.tell && <Tell one={one} />}
      {one.may.appealSpoken && <Spoken one={one} />}
    </>
  );
}
