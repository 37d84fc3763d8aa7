import { APPLICATION_TEXT_MAX_CHARS, pointsRoutes, type RuleView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { ForWhom } from '@/features/acting/for-whom';
import { FormPhotos } from '@/features/photos/form-photos';
import { VoiceField } from '@/features/voice/voice-field';
import { PhoneFull } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, FieldFrame } from '@/ui';
import { RuleCard } from './rule-card';
import { useApply } from './use-apply';

/** What the village lets a household report in a month, and how much of it is used. Another household's is none of ours to see. */
function MonthUse() {
  const rules = useVillageCall(pointsRoutes.rules, {});
  const account = useVillageCall(pointsRoutes.myAccount, {});
  const cap = rules.data?.householdMonthCap ?? null;
  if (cap === null || !account.data) return null;
  return <View className="note">{texts.ruleSets.monthCapUsed(account.data.reportedThisMonth, cap)}</View>;
}

export function ApplyForm({ rule, onChangeRule, onSent }: { rule: RuleView; onChangeRule: () => void; onSent: (id: string) => void }) {
  const form = useApply(rule, onSent);
  return (
    <>
      <Card flush>
        <RuleCard rule={rule} full />
        <View className="row-end">
          <Button kind="plain" size="small" onPress={onChangeRule}>
            {texts.points.changeRule}
          </Button>
        </View>
      </Card>
      <Card>
        {form.maxPhotos > 0 && (
          <FieldFrame
            label={texts.points.photos}
            hint={texts.points.photosHint}
            optional={rule.minPhotos === 0 ? texts.common.optional : undefined}
            error={form.photosError}
            count={{ used: form.photos.photos.length, max: form.maxPhotos }}
          >
            <FormPhotos photos={form.photos} max={form.maxPhotos} twoWays />
          </FieldFrame>
        )}
        <VoiceField voice={form.voice} error={form.voiceError} />
        <Field
          name="text"
          lines={3}
          showCount
          label={texts.points.text}
          hint={texts.points.textHint}
          placeholder={texts.points.textPlaceholder}
          optional={rule.textRequired && !form.voice.given ? undefined : texts.common.optional}
          value={form.fields.text}
          onChange={text => form.set({ text })}
          maxChars={APPLICATION_TEXT_MAX_CHARS}
          error={form.textError}
        />
        <ForWhom
          label={texts.points.member}
          say={texts.points.proxy}
          value={form.fields.memberId}
          onChange={memberId => form.set({ memberId })}
        />
        {form.fields.memberId === undefined && <MonthUse />}
        <PhoneFull full={form.full} />
        <Button block size="big" icon="send" onPress={form.send}>
          {texts.points.send}
        </Button>
      </Card>
    </>
  );
}
