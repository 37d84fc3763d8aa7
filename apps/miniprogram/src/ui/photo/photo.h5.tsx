import type { PhotoProps } from './photo.types';
import { Pressable } from '../a11y/pressable';
import './photo.scss';

/** The browser's own image: Taro's stand-in has no alternative text. */
export function Photo({ src, label, className = '', whole, onPress }: PhotoProps) {
  const image = (
    <img
      className={`photo ${whole ? 'photo--whole' : ''} ${className}`}
      src={src}
      alt={onPress ? '' : label}
      loading="lazy"
      decoding="async"
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
