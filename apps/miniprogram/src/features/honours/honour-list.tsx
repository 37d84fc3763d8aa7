import { HONOUR_SHELVES, activitiesRoutes, type HonourShelf, type HonourView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { refetch } from '@/api/query';
import { useMay } from '@/features/session/session';
import { sayDay } from '@/formats/calendar-day';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, ListRow, Paged, Segmented, Tag } from '@/ui';

const t = texts.honours;
const SHELVES = HONOUR_SHELVES.map(shelf => ({ value: shelf, text: t[shelf] }));

function mark(honour: HonourView) {
  if (honour.revokedAt) return <Tag>{t.revoked}</Tag>;
  if (honour.mayRefuse) return <Tag tone="gold">{t.toConfirm}</Tag>;
  return honour.shown ? undefined : <Tag>{t.hidden}</Tag>;
}

function HonourRow({ honour }: { honour: HonourView }) {
  return (
    <ListRow
      icon="medal"
      title={`${honour.householdName} · ${honour.title}`}
      note={[honour.period, honour.groupName, t.grantedOn(sayDay(honour.grantedOn))].filter(Boolean).join(' · ')}
      value={mark(honour)}
      onPress={() => go.to('honour', { id: honour.id })}
    />
  );
}

function Found({ shelf }: { shelf: HonourShelf }) {
  const list = useVillagePages(activitiesRoutes.honours, { query: { shelf } });
  const own = shelf === 'own';
  return (
    <Paged of={list} rows={4} empty={<Empty icon="medal" title={own ? t.emptyOwn : t.empty} body={own ? t.emptyOwnNote : t.emptyNote} />}>
      {items => (
        <Card flush>
          {items.map(honour => (
            <HonourRow key={honour.id} honour={honour} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

export function HonourList() {
  const [shelf, setShelf] = useState<HonourShelf>('roll');
  const grants = useMay('honours.grant');
  useDidShow(() => refetch(activitiesRoutes.honours));
  return (
    <>
      {grants && (
        <View className="spaced">
          <Button block icon="medal" onPress={() => go.to('honourForm')}>
            {t.form}
          </Button>
        </View>
      )}
      {useMay('honours.show.own') && <Segmented<HonourShelf> label={t.shelfLabel} options={SHELVES} value={shelf} onChange={setShelf} />}
      <Found shelf={shelf} />
    </>
  );
}
