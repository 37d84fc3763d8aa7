import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow } from '@/ui';

/** What the whole village may see. */
export function PublicWays() {
  const honour = useMay('points.honour.read');
  const fund = useMay('fund.read');
  return (
    <Card flush>
      {honour && <ListRow icon="medal" title={texts.honour.title} note={texts.honour.note} onPress={() => go.to('honourRoll')} />}
      {fund && <ListRow icon="chart" title={texts.fund.title} note={texts.fund.entryNote} onPress={() => go.to('fund')} />}
    </Card>
  );
}
