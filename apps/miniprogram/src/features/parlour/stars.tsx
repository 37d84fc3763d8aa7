import { LETTER_RATING_MAX_STARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria, Pressable } from '@/ui';
import './parlour.scss';

/** A filled star on every phone; the pictograms are outlines. */
const GLYPH = '★';
const EVERY_STAR = Array.from({ length: LETTER_RATING_MAX_STARS }, (_none, index) => index + 1);

export function ShownStars({ stars }: { stars: number }) {
  return (
    <View className="stars stars--shown" {...aria({ role: 'img', label: texts.parlour.stars(stars) })}>
      {EVERY_STAR.map(star => (
        <View key={star} className={`stars__one ${star <= stars ? 'stars__one--on' : ''}`}>
          {GLYPH}
        </View>
      ))}
    </View>
  );
}

export function StarPicker({ stars, onChange }: { stars: number; onChange: (stars: number) => void }) {
  return (
    <>
      <View className="stars" {...aria({ role: 'radiogroup', label: texts.parlour.rate })}>
        {EVERY_STAR.map(star => (
          <Pressable
            key={star}
            role="radio"
            checked={star === stars}
            className={`stars__one ${star <= stars ? 'stars__one--on' : ''}`}
            label={`${texts.parlour.stars(star)}，${texts.parlour.starWords[star] ?? ''}`}
            onPress={() => onChange(star)}
          >
            {GLYPH}
          </Pressable>
        ))}
      </View>
      <View className="stars__said" {...aria({ role: 'status' })}>
        {texts.parlour.starWords[stars] ?? ''}
      </View>
    </>
  );
}
