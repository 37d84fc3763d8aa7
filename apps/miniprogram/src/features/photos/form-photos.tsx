import { PhotoPicker } from '@/ui';
import type { usePhotos } from './use-photos';

interface Props {
  photos: ReturnType<typeof usePhotos>;
  max: number;
  /** Where it matters whether a photo was taken on the spot: the camera and the album are two buttons. */
  twoWays?: boolean;
}

/** The photos of a form: chosen, seen, removed, sent again. */
export function FormPhotos({ photos, max, twoWays = false }: Props) {
  return (
    <PhotoPicker
      photos={photos.photos}
      preparing={photos.preparing}
      max={max}
      onAdd={photos.add}
      {...(twoWays ? { onAddFrom: photos.addFrom } : {})}
      onRemove={photos.remove}
      onRetry={photos.retry}
    />
  );
}
