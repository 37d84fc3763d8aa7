import { Image } from '@tarojs/components';
import { aria } from '../a11y/aria';
import { Pressable } from '../a11y/pressable';
import type { PhotoProps } from './photo.types';
import './photo.scss';

export function Photo({ src, label, className = '', whole, onPress }: PhotoProps) {
  const image = (
    <Image
      className={`photo ${className}`}
      src={src}
      mode={whole ? 'aspectFit' : 'aspectFill'}
      lazyLoad
      {...aria({ role: 'img', label })}
    />
  );
  return onPress ? (
    <Pressable onPress={onPress} label={label} className="photo-frame">
      {image}
    </Pressable>
  ) : (
    image
  );
}
