import { checklistsRoutes, RATING_MAX_STARS, RATING_TEXT_MAX_CHARS, type RequestView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, ErrorNote, Field, Icon, Pressable, toast } from '@/ui';
import './checklists.scss';

const ALL = Array.from({ length: RATING_MAX_STARS }, (_none, index) => index + 1);

/** Words beside the stars: what four stars mean should not be guessed. */
function Stars({ value, onChange }: { value: number; onChange?: (stars: number) => void }) {
  return (
    <View
      className="rating-stars"
      {...aria({ role: onChange ? 'radiogroup' : 'img', label: onChange ? texts.checklists.rateStars : texts.checklists.star(value) })}
    >
      {ALL.map(star =>
        onChange ? (
          <Pressable
            key={star}
            role="radio"
            checked={star === value}
            className={`rating-stars__one ${star <= value ? 'rating-stars__one--on' : ''}`}
            label={texts.checklists.star(star)}
            onPress={() => onChange(star)}
          >
            <Icon name={star <= value ? 'starFull' : 'star'} size="big" />
          </Pressable>
        ) : (
          <View key={star} className={`rating-stars__one rating-stars__one--still ${star <= value ? 'rating-stars__one--on' : ''}`}>
            <Icon name={star <= value ? 'starFull' : 'star'} />
          </View>
        ),
      )}
      {value > 0 && <View className="rating-stars__words">{texts.checklists.starWords[value - 1] ?? ''}</View>}
    </View>
  );
}

export function Rated({ rating }: { rating: NonNullable<RequestView['rating']> }) {
  return (
    <Card title={texts.checklists.ratedTitle}>
      <Stars value={rating.stars} />
      {rating.text !== '' && <View className="paragraph stack">{rating.text}</View>}
    </Card>
  );
}

export function RateForm({ requestId }: { requestId: string }) {
  const [stars, setStars] = useState(0);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const rate = useCommand(checklistsRoutes.rateRequest, {
    refetches: [checklistsRoutes.serviceRequest, checklistsRoutes.myRequests],
    onDone: () => toast(texts.checklists.rated, 'done'),
  });
  const send = () => {
    setTried(true);
    if (stars > 0) rate.run({ params: { requestId }, body: { stars, text: text.trim() } });
  };
  return (
    <Card title={texts.checklists.rateTitle}>
      <View className="note">{texts.checklists.rateNote}</View>
      <Stars value={stars} onChange={setStars} />
      {tried && stars === 0 && (
        <View className="field__error" {...aria({ role: 'alert' })}>
          {texts.checklists.rateMissing}
        </View>
      )}
      <View className="stack">
        <Field
          name="rating"
          lines={2}
          label={texts.checklists.rateText}
          optional={texts.common.optional}
          value={text}
          onChange={setText}
          maxChars={RATING_TEXT_MAX_CHARS}
        />
      </View>
      <ErrorNote error={rate.error} />
      <Button block busy={rate.busy} busyText={texts.common.sending} onPress={send}>
        {texts.checklists.rateSend}
      </Button>
    </Card>
  );
}
