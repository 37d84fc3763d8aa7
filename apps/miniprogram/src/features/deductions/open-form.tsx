import { DEDUCTION_MAX_PHOTOS, DEDUCTION_TEXT_MAX_CHARS, pointsRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { FindOthersHousehold } from '@/features/helpers/find-one';
import { FormPhotos } from '@/features/photos/form-photos';
import { ruleCap } from '@/features/points/looks';
import { PointsStepper } from '@/features/work/decide-bar';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, Segmented } from '@/ui';
import { useOpenDeduction } from './use-open';

const t = texts.deductions;
/** The rule, and within its range the points. */
function RulePart({ form }: { form: ReturnType<typeof useOpenDeduction> }) {
  const rules = useVillageCall(pointsRoutes.rules, {});
  const { wish, set, faults } = form;
  const offered = (rules.data?.rules ?? []).filter(rule => rule.category === 'negative');
  const choose = (ruleId: string) => {
    const rule = offered.find(one => one.id === ruleId);
    if (rule) form.choose(rule);
  };
  return (
    <Card>
      <FieldFrame label={t.formRule} error={faults.rule} hint={rules.data && offered.length === 0 ? t.formNoRules : wish.rule?.standard}>
        <Segmented
          wrap
          label={t.formRule}
          options={offered.map(rule => ({ value: rule.id, text: rule.title }))}
          value={wish.rule?.id ?? ''}
          onChange={choose}
        />
      </FieldFrame>
      {wish.rule && wish.rule.cap && <View className="note">{ruleCap(wish.rule)}</View>}
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
  );
}

export function OpenForm() {
  const form = useOpenDeduction();
  const { wish, set, faults } = form;
  return (
    <>
      <View className="note">{t.lead}</View>
      <RulePart form={form} />
      <Card>
        <FindOthersHousehold
          name="household"
          label={t.formHousehold}
          error={faults.household}
          chosen={wish.household ? [wish.household] : []}
          wanted={1}
          onChange={([household]) => set({ household })}
        />
      </Card>
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
          optional={(wish.rule?.minPhotos ?? 0) === 0 ? texts.common.optional : undefined}
          error={faults.photos}
          count={{ used: form.photos.photos.length, max: DEDUCTION_MAX_PHOTOS }}
        >
          <FormPhotos photos={form.photos} max={DEDUCTION_MAX_PHOTOS} />
        </FieldFrame>
        <ErrorNote error={form.error} />
        <Button block size="big" busy={form.busy} busyText={form.busyText} onPress={form.ask}>
          {t.formSend}
        </Button>
      </Card>
    </>
  );
}
