import {
  HONOUR_CITATION_MAX_CHARS,
  HONOUR_MAX_HOUSEHOLDS,
  HONOUR_PERIOD_MAX_CHARS,
  HONOUR_TITLE_MAX_CHARS,
  identityRoutes,
  PERSON_NAME_MAX_CHARS,
  pointsRoutes,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { Ticks } from '@/features/notices/tick';
import { LintNote } from '@/features/rule-sets/lint-note';
import { FormFoot } from '@/features/writing/form-foot';
import { WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Card, Field, FieldFrame, LoadMore, SearchField, Segmented, Skeleton, SwitchRow } from '@/ui';
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
  const wanted = useSettled(name.trim());
  const found = useVillagePages(identityRoutes.listHouseholds, { query: { name: wanted === '' ? undefined : wanted } });
  return (
    <Card>
      <SearchField name="household" label={t.search} value={name} onChange={setName} maxChars={PERSON_NAME_MAX_CHARS} />
      <View className="honour-pick">
        {found.loading && <Skeleton rows={3} />}
        <Ticks
          label={chosen.length > 0 ? t.chosen(chosen.length) : t.households}
          options={found.items.map(one => ({ value: one.id, text: one.groupName ? `${one.groupName} ${one.name}` : one.name }))}
          chosen={chosen}
          error={error}
          onChange={ids => ids.length <= HONOUR_MAX_HOUSEHOLDS && onChange(ids)}
        />
        <LoadMore more={found.more} loading={found.loadingMore} onMore={found.loadMore} />
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
            scroll
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
