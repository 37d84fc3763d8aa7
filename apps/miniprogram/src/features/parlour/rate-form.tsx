import { hasPersonalNumber, LETTER_RATING_WORDS_MAX_CHARS, parlourRoutes, type ThreadView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, ErrorNote, Field, toast } from '@/ui';
import { StarPicker } from './stars';

/** Once, and it ends the letter; so it says that before. */
export function RateForm({ thread }: { thread: ThreadView }) {
  const [stars, setStars] = useState(0);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const t = texts.parlour;
  const rate = useCommand(parlourRoutes.rateThread, {
    refetches: [parlourRoutes.parlourThread, parlourRoutes.parlourThreads],
    onDone: () => toast(t.rateDone, 'done'),
  });
  const numbers = thread.visibility === 'open' && hasPersonalNumber(words);
  const send = () => {
    setTried(true);
    if (stars > 0 && !numbers) rate.run({ params: { threadId: thread.id }, body: { stars, words: words.trim() } });
  };
  return (
    <Card title={t.rate}>
      <View className="note">{t.rateNote}</View>
      <StarPicker stars={stars} onChange={setStars} />
      {tried && stars === 0 && (
        <View className="note" {...aria({ role: 'alert' })}>
          {t.rateMissing}
        </View>
      )}
      <Field
        name="words"
        lines={2}
        showCount
        label={t.rateWords}
        optional={texts.common.optional}
        value={words}
        onChange={setWords}
        maxChars={LETTER_RATING_WORDS_MAX_CHARS}
        error={tried && numbers ? t.numbers : undefined}
      />
      <ErrorNote error={rate.error} />
      <Button block kind="festive" icon="star" busy={rate.busy} busyText={texts.common.sending} onPress={send}>
        {t.rateSend}
      </Button>
    </Card>
  );
}
