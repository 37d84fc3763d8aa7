import { HONOUR_CITATION_MAX_CHARS, HONOUR_PERIOD_MAX_CHARS, HONOUR_TITLE_MAX_CHARS, pointsRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { LintNote } from '@/features/rule-sets/lint-note';
import { FormFoot } from '@/features/writing/form-foot';
import { WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, FieldFrame, Segmented, SwitchRow } from '@/ui';
import { PickHouseholds } from './pick-households';
import { NO_RULE, useGrant } from './use-grant';
import './honours.scss';

const t = texts.honours;

/** A refusal of one household has the way out beside it. */
function GrantFoot({ form }: { form: ReturnType<typeof useGrant> }) {
  return (
    <>
      <FormFoot kind="festive" icon="medal" error={form.error} busy={form.busy} onSend={() => void form.send()}>
        {t.send(form.fields.households.length)}
      </FormFoot>
      {form.refused && (
        <View className="stack">
          <Button block kind="quiet" onPress={form.takeOut}>
            {t.takeOut(form.refused.name)}
          </Button>
        </View>
      )}
    </>
  );
}

export function GrantForm() {
  const rules = useVillageCall(pointsRoutes.rules, {});
  const offered = (rules.data?.rules ?? []).filter(rule => rule.category === 'honours' && rule.startedBy === 'cadre');
  const form = useGrant(offered);
  const { fields, set, faults } = form;
  return (
    <>
      <Card>
        <FieldFrame label={t.rule} error={faults.rule} hint={rules.data && offered.length === 0 ? t.noRules : undefined}>
          <Segmented
            wrap
            label={t.rule}
            options={[...offered.map(rule => ({ value: rule.id, text: rule.title })), { value: NO_RULE, text: t.noRule }]}
            value={fields.ruleId}
            onChange={ruleId => set({ ruleId })}
          />
        </FieldFrame>
        {form.alone && (
          <Field
            name="title"
            label={t.name}
            placeholder={t.namePlaceholder}
            value={fields.title}
            onChange={title => set({ title })}
            maxChars={HONOUR_TITLE_MAX_CHARS}
            error={faults.title}
          />
        )}
        <Field
          name="period"
          label={t.period}
          placeholder={t.periodPlaceholder}
          value={fields.period}
          onChange={period => set({ period })}
          maxChars={HONOUR_PERIOD_MAX_CHARS}
          error={faults.period}
        />
        <Field
          name="citation"
          lines={3}
          label={t.citation}
          optional={texts.common.optional}
          placeholder={t.citationPlaceholder}
          value={fields.citation}
          onChange={citation => set({ citation })}
          maxChars={HONOUR_CITATION_MAX_CHARS}
          showCount
        />
        {form.rule && (
          <SwitchRow
            title={t.withPoints(form.rule.pointsMin)}
            note={t.withPointsNote}
            on={fields.withPoints}
            onChange={withPoints => set({ withPoints })}
          />
        )}
        {form.finding && <LintNote finding={form.finding} />}
        <WrittenPhotos label={texts.activities.photos} photos={form.photos} max={1} error={form.photosError} />
      </Card>
      <PickHouseholds chosen={fields.households} error={faults.households} onChange={households => set({ households })} />
      <GrantFoot form={form} />
    </>
  );
}
