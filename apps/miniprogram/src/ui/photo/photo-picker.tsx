import type { PhotoSaid } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Pressable } from '../a11y/pressable';
import { aria } from '../a11y/aria';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';
import { Photo } from './photo';
import './photo.scss';

export interface PickerPhoto extends PhotoSaid {
  readonly kept: string;
  readonly path: string;
  readonly state: 'waiting' | 'uploading' | 'arrived' | 'failed';
  readonly percent?: number;
  readonly mediaId?: string;
  readonly problem?: string;
}

interface Props {
  photos: readonly PickerPhoto[];
  /** How many were chosen and are not ready to be shown yet. */
  preparing: number;
  max: number;
  onAdd: () => void;
  /** Where it matters whether a photo was taken on the spot: then there are two ways, and the camera comes first. */
  onAddFrom?: (source: 'camera' | 'album') => void;
  onRemove: (kept: string) => void;
  onRetry: (kept: string) => void;
}

function Tile({ photo, place, onRemove, onRetry }: { photo: PickerPhoto; place: number; onRemove: () => void; onRetry: () => void }) {
  return (
    <View className="photo-tile">
      <Photo src={photo.path} label={texts.photos.chosen(place)} />
      {photo.state === 'uploading' && (
        <View
          className="photo-tile__veil"
          {...aria({ role: 'progressbar', label: texts.photos.uploading(place) })}
        >{`${photo.percent ?? 0}%`}</View>
      )}
      {photo.state === 'failed' && (
        <Pressable className="photo-tile__veil photo-tile__veil--failed" onPress={onRetry} label={texts.photos.retry(place)}>
          <Icon name="retry" />
          {texts.photos.failed}
        </Pressable>
      )}
      {photo.source === 'album' && <View className="photo-tile__album">{texts.photos.fromAlbum}</View>}
      {photo.state === 'arrived' && (
        <View className="photo-tile__done" {...aria({ hidden: true })}>
          <Icon name="check" size="small" />
        </View>
      )}
      <Pressable className="photo-tile__remove" onPress={onRemove} label={texts.photos.remove(place)}>
        <View className="photo-tile__cross">
          <Icon name="close" size="small" />
        </View>
      </Pressable>
    </View>
  );
}

function AddTile({ icon, text, onPress }: { icon: IconName; text: string; onPress: () => void }) {
  return (
    <Pressable className="photo-picker__add" onPress={onPress} label={text}>
      <Icon name={icon} size="big" />
      <View className="photo-picker__words">{text}</View>
    </Pressable>
  );
}

function Preparing() {
  return (
    <View className="photo-tile">
      <View className="photo-tile__veil" {...aria({ role: 'status' })}>
        {texts.photos.preparing}
      </View>
    </View>
  );
}

export function PhotoPicker({ photos, preparing, max, onAdd, onAddFrom, onRemove, onRetry }: Props) {
  const isRoom = preparing === 0 && photos.length < max;
  const problem = photos.find(photo => photo.problem)?.problem;
  return (
    <View>
      <View className="photo-picker">
        {photos.map((photo, index) => (
          <Tile
            key={photo.kept}
            photo={photo}
            place={index + 1}
            onRemove={() => onRemove(photo.kept)}
            onRetry={() => onRetry(photo.kept)}
          />
        ))}
        {Array.from({ length: preparing }, (_, index) => (
          <Preparing key={index} />
        ))}
        {isRoom && !onAddFrom && <AddTile icon="camera" text={texts.photos.add} onPress={onAdd} />}
        {isRoom && onAddFrom && (
          <>
            <AddTile icon="camera" text={texts.photos.camera} onPress={() => onAddFrom('camera')} />
            <AddTile icon="plus" text={texts.photos.album} onPress={() => onAddFrom('album')} />
          </>
        )}
      </View>
      {problem && (
        <View className="photo-picker__problem" {...aria({ role: 'alert' })}>
          {problem}
        </View>
      )}
    </View>
  );
}
