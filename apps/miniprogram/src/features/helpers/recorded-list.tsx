import { identityRoutes, type ProxyRightView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand, useVillagePages } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, Empty, Entry, ErrorNote, Paged, Parts, Pictogram, Tag, toast } from '@/ui';
import { sayTerm } from './say-term';

const t = texts.helpers;

const waitsFor = (right: ProxyRightView): string => right.witnessNames.filter(name => !right.confirmedNames.includes(name)).join('、');

function Recorded({ right, onRevoke }: { right: ProxyRightView; onRevoke?: () => void }) {
  const how = right.source === 'card' ? t.byCard : t.witnessed(right.witnessNames.join('、'), right.recordedByName ?? '');
  return (
    <Entry
      lead={<Pictogram icon="people" />}
      title={t.witnessSaid(right.householdName, right.helperName)}
      body={[how, right.reason].filter(Boolean).join(' · ')}
      foot={
        right.pending ? (
          <Tag tone="gold">{t.pendingOf(waitsFor(right))}</Tag>
        ) : (
          <Parts of={[t.since(sayWhen(right.grantedAt)), sayTerm(right.expiresAt)].join(' · ')} />
        )
      }
      aside={
        onRevoke && (
          <Button kind="danger" size="small" label={t.revokeRecorded(right.helperName, right.householdName)} onPress={onRevoke}>
            {t.revoke}
          </Button>
        )
      }
    />
  );
}

/** What was written down for households without a phone, and what still waits for a witness. */
export function RecordedList() {
  const mayRecord = useMay('proxy.record');
  const list = useVillagePages(identityRoutes.recordedProxies, { query: {} });
  const revoke = useCommand(identityRoutes.revokeRecordedProxy, {
    refetches: [identityRoutes.recordedProxies],
    onDone: () => toast(t.revoked, 'done'),
  });
  const ask = async (right: ProxyRightView) => {
    if (await confirm({ title: t.revokeTitle(right.helperName), body: t.layDownBody, action: t.revoke, danger: true }))
      revoke.run({ params: { proxyId: right.id }, body: {} });
  };
  return (
    <>
      {mayRecord && (
        <Button block size="big" icon="plus" onPress={() => go.to('proxyForm')}>
          {t.record}
        </Button>
      )}
      <View className="stack">
        <ErrorNote error={revoke.error} />
        <Paged of={list} rows={3} empty={<Empty icon="people" title={t.recordedEmpty} body={t.recordedEmptyNote} />}>
          {items => (
            <Card>
              {items.map(right => (
                <Recorded key={right.id} right={right} onRevoke={mayRecord ? () => void ask(right) : undefined} />
              ))}
            </Card>
          )}
        </Paged>
      </View>
    </>
  );
}
