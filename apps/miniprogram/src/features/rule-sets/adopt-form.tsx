import { DECISION_MAX_PHOTOS, DECISION_REASON_MAX_CHARS, type RuleSetView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { FormPhotos } from '@/features/photos/form-photos';
import { sayDay, todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Button, Card, DateField, ErrorNote, Field, FieldFrame, Segmented } from '@/ui';
import { firstOfNextMonth, type AdoptValues, type Effective } from './adopt-values';
import { TwoDecideNote } from './two-decide-note';
import { useAdopt } from './use-adopt';

const t = texts.ruleSets;

type People = 'representatives' | 'present' | 'votesFor' | 'votesAgainst';

function PeopleField({ name, form }: { name: People; form: ReturnType<typeof useAdopt> }) {
  const change = (typed: string): Partial<AdoptValues> => ({ [name]: typed });
  return (
    <Field
      name={name}
      kind="digits"
      label={t[name]}
      unit={name === 'votesFor' || name === 'votesAgainst' ? texts.common.units.votes : texts.common.units.people}
      value={form.values[name]}
      onChange={typed => form.change(change(typed))}
      maxChars={4}
      error={form.wrong[name]}
    />
  );
}

function EffectiveFields({ form }: { form: ReturnType<typeof useAdopt> }) {
  const options: readonly { value: Effective; text: string }[] = [
    { value: 'first', text: sayDay(form.first) },
    { value: 'month', text: sayDay(firstOfNextMonth(form.first)) },
    { value: 'other', text: t.effectiveOther },
  ];
  return (
    <>
      <FieldFrame label={t.effective} {...(form.first > todayOf() ? { hint: t.effectiveHint } : {})}>
        <Segmented<Effective>
          wrap
          label={t.effective}
          options={options}
          value={form.values.effective}
          onChange={effective => form.change({ effective })}
        />
      </FieldFrame>
      {form.values.effective === 'other' && (
        <DateField
          name="otherDay"
          label={t.effectiveOther}
          from={form.first}
          value={form.values.otherDay}
          onChange={otherDay => form.change({ otherDay })}
          error={form.wrong.otherDay}
        />
      )}
    </>
  );
}

/** The fund does not reach for what the new rules give: only the secretary goes on, with a reason that everybody reads. */
function ShortFund({ form }: { form: ReturnType<typeof useAdopt> }) {
  if (!form.short) return null;
  if (!form.maySayWhy) return <View className="lint">{t.shortFundOthers}</View>;
  return (
    <>
      <View className="lint">{t.shortFundLead}</View>
      <Field
        name="shortFund"
        lines={3}
        label={t.shortFund}
        hint={t.shortFundHint}
        value={form.short.reason}
        onChange={form.sayWhy}
        maxChars={DECISION_REASON_MAX_CHARS}
        error={form.reasonWrong}
      />
    </>
  );
}

/** What the villagers' representatives decided, as it stands in the minutes. */
export function AdoptForm({ set }: { set: RuleSetView }) {
  const form = useAdopt(set);
  return (
    <>
      <View className="note">{t.adoptLead}</View>
      <TwoDecideNote set={set} />
      <Card title={t.decision}>
        <DateField
          name="decidedOn"
          label={t.dayDecided}
          until={todayOf()}
          value={form.values.decidedOn}
          onChange={decidedOn => form.change({ decidedOn })}
          error={form.wrong.decidedOn}
        />
        <View className="pair">
          <PeopleField name="representatives" form={form} />
          <PeopleField name="present" form={form} />
        </View>
        <View className="pair">
          <PeopleField name="votesFor" form={form} />
          <PeopleField name="votesAgainst" form={form} />
        </View>
        <FieldFrame
          label={t.minutes}
          hint={t.minutesHint}
          error={form.photosError}
          count={{ used: form.photos.photos.length, max: DECISION_MAX_PHOTOS }}
        >
          <FormPhotos photos={form.photos} max={DECISION_MAX_PHOTOS} />
        </FieldFrame>
      </Card>
      <Card>
        <EffectiveFields form={form} />
        <ShortFund form={form} />
        <ErrorNote error={form.error} />
        <Button block size="big" icon="check" busy={form.busy} busyText={texts.common.sending} onPress={form.ask}>
          {t.adoptAction}
        </Button>
      </Card>
    </>
  );
}
