import { APPLICATION_TEXT_MAX_CHARS, identityRoutes, type RuleView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { useMembership } from '@/features/session/session';
import { texts } from '@/texts/zh-CN';
import { aria, Button, Card, Field, FieldFrame, PhotoPicker, Segmented } from '@/ui';
import { RuleCard } from './rule-card';
import { useApply } from './use-apply';

/** Someone of the own household may have done it; with one member there is nothing to choose. */
function MemberChoice({ value, onChange }: { value: string | undefined; onChange: (personId: string | undefined) => void }) {
  const self = useMembership()?.personId;
  const household = useVillageCall(identityRoutes.myHousehold, {});
  const members = household.data?.members ?? [];
  if (members.length < 2 || !self) return null;
  const options = members.map(member => ({ value: member.personId, text: member.personId === self ? texts.points.self : member.name }));
  return (
    <FieldFrame label={texts.points.member}>
      <Segmented
        scroll
        label={texts.points.member}
        options={options}
        value={value ?? self}
        onChange={personId => onChange(personId === self ? undefined : personId)}
      />
    </FieldFrame>
  );
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
            <PhotoPicker
              photos={form.photos.photos}
              max={form.maxPhotos}
              onAdd={form.photos.add}
              onRemove={form.photos.remove}
              onRetry={form.photos.retry}
            />
          </FieldFrame>
        )}
        <Field
          name="text"
          lines={3}
          showCount
          label={texts.points.text}
          hint={texts.points.textHint}
          placeholder={texts.points.textPlaceholder}
          optional={rule.textRequired ? undefined : texts.common.optional}
          value={form.text}
          onChange={form.setText}
          maxChars={APPLICATION_TEXT_MAX_CHARS}
          error={form.textError}
        />
        <MemberChoice value={form.memberId} onChange={form.setMemberId} />
        {form.full && (
          <View className="note" {...aria({ role: 'alert' })}>{`${texts.outbox.full.title}：${texts.outbox.full.detail}`}</View>
        )}
        <Button block size="big" icon="send" onPress={form.send}>
          {texts.points.send}
        </Button>
      </Card>
    </>
  );
}
