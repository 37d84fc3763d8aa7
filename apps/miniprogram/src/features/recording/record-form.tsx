import { APPLICATION_MAX_PHOTOS, APPLICATION_TEXT_MAX_CHARS, isRecordedByCadres, pointsRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { FormPhotos } from '@/features/photos/form-photos';
import { RuleCard } from '@/features/points/rule-card';
import { VoiceField } from '@/features/voice/voice-field';
import { PhoneFull } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, ErrorView, Field, FieldFrame, Skeleton } from '@/ui';
import { useRecordDeed } from './use-record-deed';
import { WhomField } from './whom-field';

const t = texts.recording;
type Form = ReturnType<typeof useRecordDeed>;

function Proofs({ form }: { form: Form }) {
  const { fields, set, photos, voice, rule, faults } = form;
  const max = Math.min(rule?.maxPhotos ?? 0, APPLICATION_MAX_PHOTOS);
  return (
    <Card>
      {max > 0 && (
        <FieldFrame
          label={texts.points.photos}
          hint={texts.points.photosHint}
          optional={rule?.minPhotos === 0 ? texts.common.optional : undefined}
          error={faults.photos}
          count={{ used: photos.photos.length, max }}
        >
          <FormPhotos photos={photos} max={max} twoWays />
        </FieldFrame>
      )}
      <VoiceField voice={voice} error={faults.voice} />
      <Field
        name="text"
        lines={3}
        showCount
        label={t.text}
        placeholder={t.textPlaceholder}
        optional={rule?.textRequired && !voice.given ? undefined : texts.common.optional}
        value={fields.text}
        onChange={text => set({ text })}
        maxChars={APPLICATION_TEXT_MAX_CHARS}
        error={faults.text}
      />
      <PhoneFull full={form.full} />
      <Button block size="big" icon="send" onPress={form.send}>
        {t.send}
      </Button>
    </Card>
  );
}

export function RecordForm() {
  const rules = useVillageCall(pointsRoutes.rules, {});
  const offered = (rules.data?.rules ?? []).filter(isRecordedByCadres);
  const form = useRecordDeed(offered);
  const { fields, set, rule, faults } = form;
  if (!rules.data) return rules.error ? <ErrorView error={rules.error} onRetry={() => void rules.refetch()} /> : <Skeleton rows={4} />;
  if (offered.length === 0) return <Empty icon="rules" title={t.noRulesTitle} body={t.noRules} />;
  return (
    <>
      <View className="note">{t.lead}</View>
      {!rule && <View className="note">{t.ruleHint}</View>}
      <Card title={t.rule} flush>
        {(rule ? [rule] : offered).map(one => (
          <RuleCard key={one.id} rule={one} full={one === rule} onPress={rule ? undefined : () => set({ ruleId: one.id })} />
        ))}
        {rule && offered.length > 1 && (
          <View className="row-end">
            <Button kind="plain" size="small" onPress={() => set({ ruleId: '' })}>
              {texts.points.changeRule}
            </Button>
          </View>
        )}
        {faults.rule && <View className="field__error">{faults.rule}</View>}
      </Card>
      {rule && (
        <>
          <WhomField whom={fields.whom} error={faults.whom} onChange={whom => set({ whom })} />
          <Proofs form={form} />
        </>
      )}
    </>
  );
}
