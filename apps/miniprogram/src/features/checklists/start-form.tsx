import { identityRoutes, REQUEST_MAX_PHOTOS, REQUEST_TEXT_MAX_CHARS, type ItemView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { useMembership } from '@/features/session/session';
import { texts } from '@/texts/zh-CN';
import { aria, Button, Card, Field, FieldFrame, Heading, PhotoPicker, Segmented } from '@/ui';
import { sayDays } from './looks';
import { Materials } from './service-detail-parts';
import { useStart } from './use-start';
import './checklists.scss';

/** Somebody of the own household may need it; with one member there is nothing to choose. */
function MemberChoice({ value, onChange }: { value: string | undefined; onChange: (personId: string | undefined) => void }) {
  const self = useMembership()?.personId;
  const members = useVillageCall(identityRoutes.myHousehold, {}).data?.members ?? [];
  if (members.length < 2 || !self) return null;
  const options = members.map(member => ({ value: member.personId, text: member.personId === self ? texts.checklists.self : member.name }));
  return (
    <FieldFrame label={texts.checklists.forWhom}>
      <Segmented
        scroll
        label={texts.checklists.forWhom}
        options={options}
        value={value ?? self}
        onChange={personId => onChange(personId === self ? undefined : personId)}
      />
    </FieldFrame>
  );
}

export function StartForm({ item }: { item: ItemView }) {
  const form = useStart(item);
  return (
    <>
      <Card tone="leaf">
        <Heading>{item.name}</Heading>
        {item.timeLimitDays !== null && <View>{`${texts.checklists.limit}：${sayDays(item.timeLimitDays)}`}</View>}
      </Card>
      <Materials item={item} />
      <Card>
        <Field
          name="text"
          lines={4}
          showCount
          label={texts.checklists.text}
          hint={texts.checklists.textHint}
          placeholder={texts.checklists.textPlaceholder}
          value={form.text}
          onChange={form.setText}
          maxChars={REQUEST_TEXT_MAX_CHARS}
          error={form.textError}
        />
        <FieldFrame
          label={texts.checklists.photos}
          hint={texts.checklists.photosHint}
          optional={texts.common.optional}
          error={form.photosError}
          count={{ used: form.photos.photos.length, max: REQUEST_MAX_PHOTOS }}
        >
          <PhotoPicker
            photos={form.photos.photos}
            max={REQUEST_MAX_PHOTOS}
            onAdd={form.photos.add}
            onRemove={form.photos.remove}
            onRetry={form.photos.retry}
          />
        </FieldFrame>
        <MemberChoice value={form.memberId} onChange={form.setMemberId} />
        {form.full && (
          <View className="note" {...aria({ role: 'alert' })}>{`${texts.outbox.full.title}：${texts.outbox.full.detail}`}</View>
        )}
        <Button block size="big" icon="send" onPress={form.send}>
          {texts.checklists.send}
        </Button>
      </Card>
    </>
  );
}
