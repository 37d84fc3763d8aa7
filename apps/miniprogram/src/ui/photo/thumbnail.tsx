import { View } from '@tarojs/components';
import { mediaUrl, showPhotos, type Shown } from './photo-row';
import { Photo } from './photo';
import './photo.scss';

/** A photo beside words that say what it is of: silent to a screen reader. */
export function Thumbnail({ photo }: { photo: { readonly thumbnailUrl: string } }) {
  return (
    <View className="thumbnail">
      <Photo src={mediaUrl(photo.thumbnailUrl)} label="" />
    </View>
  );
}

/** The first of several; a tap shows them whole, one after the other. Never inside of what answers a tap itself. */
export function ThumbnailButton({ photos, label }: { photos: readonly Shown[]; label: string }) {
  const [first] = photos;
  if (!first) return null;
  return (
    <View className="thumbnail">
      <Photo src={mediaUrl(first.thumbnailUrl)} label={label} onPress={() => showPhotos(photos, 0)} />
    </View>
  );
}
