import {
  DEDUCTION_MAX_PHOTOS,
  DEDUCTION_TEXT_MAX_CHARS,
  panelRoutes,
  PERSON_NAME_MAX_CHARS,
  pointsRoutes,
  type RelativeHousehold,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { useSettled } from '@/features/join/use-settled';
import { PointsStepper } from '@/features/work/decide-bar';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, ListRow, PhotoPicker, SearchField, Segmented } from '@/ui';
import { useOpenDeduction } from './use-open';

const t = texts.deductions;
const place = (one: RelativeHousehold): string => [one.groupName, one.householdName].filter(Boolean).join(' ');

/** Found by a name, chosen by a tap. The own household is not among them. */
function HouseholdField({
  chosen,
  error,
  onChoose,
}: {
  chosen?: RelativeHousehold;
  error?: string;
  onChoose: (one: RelativeHousehold) => void;
}) {
  const [name, setName] = useState('');
  const wanted = useSettled(name.trim());
  const found = useVillageCall(panelRoutes.findRelatives, { query: { name: wanted } }, { enabled: wanted !== '' });
  const households = wanted === '' ? [] : (found.data?.households ?? []);
  return (
    <Card title={t.formHousehold}>
      {chosen && <View className="paragraph">{place(chosen)}</View>}
      <SearchField
        name="household"
        label={t.formSearch}
        placeholder={texts.helpers.searchPerson}
        value={name}
        onChange={setName}
        maxChars={PERSON_NAME_MAX_CHARS}
      />
      {wanted !== '' && found.data && households.length === 0 && <View className="note">{t.formNone}</View>}
      {households.map(one => (
        <ListRow
          key={one.householdId}
          title={place(one)}
          note={texts.relatives.people(one.memberNames.join('、'))}
          onPress={() => {
            onChoose(one);
            setName('');
          }}
        />
      ))}
      {error && <View className="field__error">{error}</View>}
    </Card>
  );
}

export function OpenForm() {
  const rules = useVillageCall(pointsRoutes.rules, {});
  const form = useOpenDeduction();
  const { wish, set, faults } = form;
  const offered = (rules.data?.rules ?? []).filter(rule => rule.category === 'negative');
  const choose = (ruleId: string) => {
    const rule = offered.find(one => one.id === ruleId);
    if (rule) form.choose(rule);
  };
  return (
    <>
      <View className="note">{t.lead}</View>
      <Card>
        <FieldFrame label={t.formRule} error={faults.rule} hint={rules.data && offered.length === 0 ? t.formNoRules : wish.rule?.standard}>
          <Segmented
            scroll
            label={t.formRule}
            options={offered.map(rule => ({ value: rule.id, text: rule.title }))}
            value={wish.rule?.id ?? ''}
            onChange={choose}
          />
        </FieldFrame>
        {wish.rule && (
          <PointsStepper
            label={t.formPoints}
            min={wish.rule.pointsMin}
            max={wish.rule.pointsMax}
            value={wish.points}
            onChange={points => set({ points })}
          />
        )}
      </Card>
      <HouseholdField chosen={wish.household} error={faults.household} onChoose={household => set({ household })} />
      <Card>
        <Field
          name="text"
          lines={3}
          showCount
          label={t.what}
          placeholder={t.formText}
          hint={t.formTextHint}
          value={wish.text}
          onChange={text => set({ text })}
          maxChars={DEDUCTION_TEXT_MAX_CHARS}
          error={faults.text}
        />
        <FieldFrame
          label={t.formPhotos}
          optional={texts.common.optional}
          error={faults.photos}
          count={{ used: form.photos.photos.length, max: DEDUCTION_MAX_PHOTOS }}
        >
          <PhotoPicker
            photos={form.photos.photos}
            max={DEDUCTION_MAX_PHOTOS}
            onAdd={form.photos.add}
            onRemove={form.photos.remove}
            onRetry={form.photos.retry}
          />
        </FieldFrame>
        <ErrorNote error={form.error} />
        <Button block size="big" busy={form.busy} busyText={form.busyText} onPress={form.ask}>
          {t.formSend}
        </Button>
      </Card>
    </>
  );
}
