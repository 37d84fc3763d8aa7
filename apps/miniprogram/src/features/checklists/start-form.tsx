import { REQUEST_MAX_PHOTOS, REQUEST_TEXT_MAX_CHARS, type ItemView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { ForWhom } from '@/features/acting/for-whom';
import { PhoneFull, WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, Heading } from '@/ui';
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
          value={form.fields.text}
          onChange={text => form.set({ text })}
          maxChars={REQUEST_TEXT_MAX_CHARS}
          error={form.textError}
        />
        <WrittenPhotos
          label={texts.checklists.photos}
          hint={texts.checklists.photosHint}
          photos={form.photos}
          max={REQUEST_MAX_PHOTOS}
          error={form.photosError}
        />
        <ForWhom
          label={texts.checklists.forWhom}
          say={texts.checklists.proxy}
          value={form.fields.memberId}
          onChange={memberId => form.set({ memberId })}
        />
        <PhoneFull full={form.full} />
        <Button block size="big" icon="send" onPress={form.send}>
          {texts.checklists.send}
        </Button>
      </Card>
    </>
  );
}
