import {
  HONOUR_CITATION_MAX_CHARS,
  HONOUR_MAX_HOUSEHOLDS,
  HONOUR_PERIOD_MAX_CHARS,
  HONOUR_TITLE_MAX_CHARS,
  PERSON_NAME_MAX_CHARS,
  pointsRoutes,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { Ticks } from '@/features/notices/tick';
import { FoundList } from '@/features/people/found-list';
import { useRoster } from '@/features/people/use-roster';
import { LintNote } from '@/features/rule-sets/lint-note';
import { FormFoot } from '@/features/writing/form-foot';
import { WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Card, Field, FieldFrame, SearchField, Segmented, SwitchRow } from '@/ui';
import { NO_RULE, useGrant } from './use-grant';
import './honours.scss';

const t = texts.honours;

/** Found by name, chosen by a tap; what was chosen stays when another name is looked for. */
function Households({
  chosen,
  error,
  onChange,
}: {
  chosen: readonly string[];
  error?: string;
  onChange: (ids: readonly string[]) => void;
}) {
  const [name, setName] = useState('');
  const search = useRoster('household', name, { whole: true });
  return (
    <Card>
      <SearchField name="household" label={t.search} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <View className="honour-pick">
        <FoundList search={search}>
          {found => (
            <Ticks
              label={chosen.length > 0 ? t.chosen(chosen.length) : t.households}
              options={found.map(one => ({ value: one.id, text: [one.note, one.name].filter(Boolean).join(' ') }))}
              chosen={chosen}
              error={error}
              onChange={ids => ids.length <= HONOUR_MAX_HOUSEHOLDS && onChange(ids)}
            />
          )}
        </FoundList>
      </View>
    </Card>
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
      <Households chosen={fields.householdIds} error={faults.households} onChange={householdIds => set({ householdIds })} />
      <FormFoot kind="festive" icon="medal" error={form.error} busy={form.busy} onSend={() => void form.send()}>
        {t.send(fields.householdIds.length)}
      </FormFoot>
    </>
  );
}
