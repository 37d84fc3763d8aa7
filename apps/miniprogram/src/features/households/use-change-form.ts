import { HOUSEHOLD_CHANGE_MAX_PHOTOS } from '@jishan/contracts';
import { useLastingId } from '@/api/lasting-id';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { Go } from '@/navigation/go';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { HOUSEHOLDS_CHANGED } from './changed';

const NO_PHOTOS: readonly OutboxPhoto[] = [];
const forgetKept = (): void => undefined;

/** What the forms of a 分户 and of a 并户 share: the document's photos, an id that lasts, and the page of what was done. */
export function useChangeForm(about: string, sent: string) {
  const creates = useLastingId(about);
  const photos = usePhotos(useVillageId(), HOUSEHOLD_CHANGE_MAX_PHOTOS, NO_PHOTOS, forgetKept);
  return {
    id: creates.id,
    photosFault: photos.photos.length === 0 ? texts.households.photosMissing : photos.fault,
    photoIds: photos.arrived,
    command: {
      refetches: HOUSEHOLDS_CHANGED,
      creates,
      onTaken: (go: Go) => go.instead('householdChange', { id: creates.id }),
      onDone: (change: { readonly id: string }, go: Go) => {
        toast(sent, 'done');
        go.instead('householdChange', { id: change.id });
      },
    },
    shown: ({ busy, error }: { readonly busy: boolean; readonly error: unknown }) => ({
      photos,
      busy: busy || photos.underWay,
      busyText: photos.underWay ? texts.sending.photosUnderWay : texts.common.sending,
      error,
    }),
  };
}
