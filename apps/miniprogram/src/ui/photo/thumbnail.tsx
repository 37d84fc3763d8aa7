import { View } from '@tarojs/components';
import { mediaUrl } from './photo-row';
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
