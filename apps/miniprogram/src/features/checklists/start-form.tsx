import { REQUEST_MAX_PHOTOS, REQUEST_TEXT_MAX_CHARS, type ItemView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { ForWhom } from '@/features/acting/for-whom';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, Field, FieldFrame, Heading, PhotoPicker } from '@/ui';
import { sayDays } from './looks';
import { Materials } from './service-detail-parts';
import { useStart } from './use-start';
import './checklists.scss';

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
        <ForWhom label={texts.checklists.forWhom} say={texts.checklists.proxy} value={form.memberId} onChange={form.setMemberId} />
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
