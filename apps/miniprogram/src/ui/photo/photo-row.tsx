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

/** More are in rows of as many. */
const FILLING = 3;

interface Props<P extends Shown> {
  photos: readonly P[];
  /** The first one has the full width. */
  large?: boolean;
  /** Whole, to judge by: up to three share the full width, and one by itself is large. */
  fill?: boolean;
  /** What they are of, for whoever hears it, where a page has many rows. */
  of?: string;
  /** What is said under each. */
  note?: (photo: P) => string;
}

/** Photos of something that was sent; a tap shows one whole, and the others after it. Never inside of what answers a tap itself. */
export function PhotoRow<P extends Shown>({ photos, large, fill, of, note }: Props<P>) {
  if (photos.length === 0) return null;
  const called = (index: number): string => [of, texts.photos.show(index + 1, photos.length)].filter(Boolean).join('，');
  const alone = fill && photos.length === 1;
  const looks = [large && 'photo-row--large', fill && photos.length <= FILLING && 'photo-row--fill', alone && 'photo-row--alone'];
  return (
    <View className={['photo-row', ...looks].filter(Boolean).join(' ')}>
      {photos.map((photo, index) => (
        <View key={photo.id} className="photo-row__place">
          <View className="photo-row__one">
            <Photo
              src={mediaUrl((large && index === 0) || alone ? photo.url : photo.thumbnailUrl)}
              label={called(index)}
              whole={fill}
              onPress={() => showPhotos(photos, index)}
            />
          </View>
          {note && <View className="note">{note(photo)}</View>}
        </View>
      ))}
    </View>
  );
}
