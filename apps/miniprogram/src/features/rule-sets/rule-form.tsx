import {
  CAP_PERIODS,
  CAP_SUBJECTS,
  capPeriodTitles,
  capSubjectTitles,
  REVIEW_LANES,
  RULE_CATEGORIES,
  RULE_STARTERS,
  RULE_TEXT_MAX_CHARS,
  RULE_TITLE_MAX_CHARS,
  RULE_UNIT_MAX_CHARS,
  ruleCategoryTitles,
  type RuleSetRule,
  type RuleSetView,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Button, Card, DateField, ErrorNote, Field, FieldFrame, Segmented } from '@/ui';
import { LintNote } from './lint-note';
import type { PhotoChoice, RuleValues } from './rule-values';
import { useRuleForm } from './use-rule-form';

const t = texts.ruleSets;
const options = <T extends string>(values: readonly T[], titles: Readonly<Record<T, string>>) =>
  values.map(value => ({ value, text: titles[value] }));
const photoOptions: readonly { value: PhotoChoice; text: string }[] = [
  { value: 'none', text: t.photosNone },
  { value: 'free', text: t.photosFree },
  { value: 'one', text: t.photosOne },
  { value: 'two', text: t.photosTwo },
];

interface Part {
  readonly values: RuleValues;
  readonly wrong: Partial<Record<keyof RuleValues, string>>;
  readonly change: (values: Partial<RuleValues>) => void;
}

function Choice<T extends string>({
  label,
  ...choice
}: {
  label: string;
  options: readonly { value: T; text: string }[];
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <FieldFrame label={label}>
      <Segmented<T> wrap label={label} {...choice} />
    </FieldFrame>
  );
}

function Worth({ values, wrong, change }: Part) {
  const range = values.worth === 'range';
  return (
    <>
      <Choice
        label={t.worth}
        options={[
          { value: 'fixed', text: t.fixed },
          { value: 'range', text: t.range },
        ]}
        value={values.worth}
        onChange={worth => change({ worth })}
      />
      <View className="pair">
        <Field
          name="pointsMin"
          kind="digits"
          label={range ? t.pointsLow : t.pointsMin}
          unit={texts.common.units.points}
          value={values.pointsMin}
          onChange={pointsMin => change({ pointsMin })}
          maxChars={4}
          error={wrong.pointsMin}
        />
        {range && (
          <Field
            name="pointsMax"
            kind="digits"
            label={t.pointsMax}
            unit={texts.common.units.points}
            value={values.pointsMax}
            onChange={pointsMax => change({ pointsMax })}
            maxChars={4}
            error={wrong.pointsMax}
          />
        )}
        <Field
          name="unit"
          label={t.unit}
          hint={t.unitHint}
          value={values.unit}
          onChange={unit => change({ unit })}
          maxChars={RULE_UNIT_MAX_CHARS}
          error={wrong.unit}
        />
      </View>
    </>
  );
}

function Cap({ values, wrong, change }: Part) {
  return (
    <>
      <Choice<RuleValues['capPeriod']>
        label={t.cap}
        options={[{ value: 'none', text: t.capNone }, ...options(CAP_PERIODS, capPeriodTitles)]}
        value={values.capPeriod}
        onChange={capPeriod => change({ capPeriod })}
      />
      {values.capPeriod !== 'none' && (
        <View className="pair">
          <Field
            name="capTimes"
            kind="digits"
            label={t.capTimes}
            unit={texts.common.units.times}
            value={values.capTimes}
            onChange={capTimes => change({ capTimes })}
            maxChars={3}
            error={wrong.capTimes}
          />
          <Choice
            label={t.capSubject}
            options={options(CAP_SUBJECTS, capSubjectTitles)}
            value={values.capSubject}
            onChange={capSubject => change({ capSubject })}
          />
        </View>
      )}
    </>
  );
}

function Evidence({ values, change }: Part) {
  return (
    <>
      <Choice label={t.photos} options={photoOptions} value={values.photos} onChange={photos => change({ photos })} />
      <Choice<'free' | 'must'>
        label={t.textRequired}
        options={[
          { value: 'free', text: t.textFree },
          { value: 'must', text: t.textMust },
        ]}
        value={values.textRequired ? 'must' : 'free'}
        onChange={choice => change({ textRequired: choice === 'must' })}
      />
      <Choice
        label={t.starter}
        options={options(RULE_STARTERS, t.starters)}
        value={values.startedBy}
        onChange={startedBy => change({ startedBy })}
      />
      <Choice label={t.lane} options={options(REVIEW_LANES, t.lanes)} value={values.lane} onChange={lane => change({ lane })} />
    </>
  );
}

function Validity({ values, wrong, change }: Part) {
  return (
    <>
      <Choice
        label={t.validity}
        options={[
          { value: 'always', text: t.validAlways },
          { value: 'between', text: t.validBetween },
        ]}
        value={values.valid}
        onChange={valid => change({ valid })}
      />
      {values.valid === 'between' && (
        <View className="pair">
          <DateField
            name="validFrom"
            label={t.validFrom}
            optional={texts.common.optional}
            value={values.validFrom}
            onChange={validFrom => change({ validFrom })}
            error={wrong.validFrom}
          />
          <DateField
            name="validUntil"
            label={t.validUntil}
            optional={texts.common.optional}
            value={values.validUntil}
            onChange={validUntil => change({ validUntil })}
            error={wrong.validUntil}
          />
        </View>
      )}
    </>
  );
}

/** One rule. What no rule may touch is said while it is written. */
export function RuleForm({ set, rule }: { set: RuleSetView; rule?: RuleSetRule }) {
  const form = useRuleForm(set, rule);
  const { values, wrong, change } = form;
  return (
    <Card>
      <Choice
        label={t.category}
        options={options(RULE_CATEGORIES, ruleCategoryTitles)}
        value={values.category}
        onChange={category => change({ category })}
      />
      <Field
        name="title"
        label={t.ruleTitle}
        value={values.title}
        onChange={title => change({ title })}
        maxChars={RULE_TITLE_MAX_CHARS}
        error={wrong.title}
      />
      <Field
        name="standard"
        lines={3}
        showCount
        label={t.standard}
        hint={t.standardHint}
        optional={texts.common.optional}
        value={values.standard}
        onChange={standard => change({ standard })}
        maxChars={RULE_TEXT_MAX_CHARS}
      />
      {form.finding && <LintNote finding={form.finding} />}
      <Worth {...form} />
      <Cap {...form} />
      <Evidence {...form} />
      <Validity {...form} />
      <ErrorNote error={form.error} />
      <Button block size="big" busy={form.busy} busyText={texts.common.sending} onPress={form.save}>
        {t.saveRule}
      </Button>
      {rule && (
        <View className="centred">
          <Button kind="plain" icon="trash" onPress={form.remove}>
            {t.removeRule}
          </Button>
        </View>
      )}
    </Card>
  );
}
