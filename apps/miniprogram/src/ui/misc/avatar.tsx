import { View } from '@tarojs/components';
import { aria } from '../a11y/aria';
import './misc.scss';

const TONES = ['leaf', 'sky', 'gold', 'festive'] as const;

/** The family name in a disc; its tone follows from the name, so a person looks the same everywhere. */
export function Avatar({ name, big }: { name: string; big?: boolean }) {
  const sum = Array.from(name).reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return (
    <View className={`avatar avatar--${TONES[sum % TONES.length] ?? 'leaf'} ${big ? 'avatar--big' : ''}`} {...aria({ hidden: true })}>
      {Array.from(name)[0] ?? ''}
    </View>
  );
}
