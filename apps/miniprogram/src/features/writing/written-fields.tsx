import { View } from '@tarojs/components';
import { FormPhotos } from '@/features/photos/form-photos';
import * as texts from '@/texts/zh-CN';
import { aria, FieldFrame } from '@/ui';
import type { useWriting } from './use-writing';

type Photos = ReturnType<typeof useWriting>['photos'];

interface WrittenPhotosProps {
  label: string;
  hint?: string;
  photos: Photos;
  max: number;
  error?: string;
}

export function WrittenPhotos({ label, hint, photos, max, error }: WrittenPhotosProps) {
  return (
    <FieldFrame label={label} hint={hint} optional={texts.common.optional} error={error} count={{ used: photos.photos.length, max }}>
      <FormPhotos photos={photos} max={max} />
    </FieldFrame>
  );
}

export function PhoneFull({ full }: { full: boolean }) {
  if (!full) return null;
  return <View className="note" {...aria({ role: 'alert' })}>{`${texts.outbox.full.title}：${texts.outbox.full.detail}`}</View>;
}
