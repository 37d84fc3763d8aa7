import { go } from '@/navigation/go';
import { useUnsentCount } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow } from '@/ui';

export function OutboxBanner() {
  const count = useUnsentCount();
  if (count === 0) return null;
  return (
    <Card flush tone="gold">
      <ListRow icon="send" title={texts.outbox.banner(count)} onPress={() => go.to('outbox')} />
    </Card>
  );
}
