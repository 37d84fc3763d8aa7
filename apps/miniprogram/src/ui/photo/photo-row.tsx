import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Photo } from './photo';
import { previewPhotos } from './preview';
import './photo.scss';

export interface Shown {
  readonly id: string;
  readonly url: string;
  readonly thumbnailUrl: string;
}

/** Addresses from the server are relative to where it answers. */
export const mediaUrl = (url: string): string => (/^https?:|^blob:|^data:|^wxfile:/.test(url) ? url : __API_ORIGIN__ + url);

/** All of them whole, beginning with the one at this place. */
export function showPhotos(photos: readonly Shown[], place: number): void {
  const urls = photos.map(photo => mediaUrl(photo.url));
  previewPhotos(urls, urls[place] ?? '');
}

/** Photos of something that was sent; a tap shows one whole. `large` gives the first one the full width; `note` is what is said under each. */
export function PhotoRow<P extends Shown>({ photos, large, note }: { photos: readonly P[]; large?: boolean; note?: (photo: P) => string }) {
  if (photos.length === 0) return null;
  return (
    <View className={`photo-row ${large ? 'photo-row--large' : ''}`}>
      {photos.map((photo, index) => (
        <View key={photo.id} className="photo-row__place">
          <View className="photo-row__one">
            <Photo
              src={mediaUrl(large && index === 0 ? photo.url : photo.thumbnailUrl)}
              label={texts.photos.show(index + 1, photos.length)}
              onPress={() => showPhotos(photos, index)}
            />
          </View>
          {note && <View className="note">{note(photo)}</View>}
        </View>
      ))}
    </View>
  );
}
