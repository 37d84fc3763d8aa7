import { identityRoutes, type WitnessedProxy } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand, useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, ErrorView, Heading, toast } from '@/ui';
import { sayTerm } from './say-term';

const t = texts.helpers;

function Witnessed({ right }: { right: WitnessedProxy }) {
  const say = useCommand(identityRoutes.witnessProxy, {
    refetches: [identityRoutes.witnessedProxies],
    onDone: () => toast(t.witnessSent, 'done'),
  });
  const answer = async (agreed: boolean) => {
    const asked = agreed
      ? await confirm({ title: t.witnessAsk, body: t.witnessAskBody(right.householdName, right.helperName), action: t.witnessYes })
      : await confirm({ title: t.declineAsk, body: t.declineBody, action: t.witnessNo, danger: true });
    if (asked) say.run({ params: { proxyId: right.id }, body: { agreed } });
  };
  return (
    <Card tone="leaf">
      <Heading level={3}>{t.witnessSaid(right.householdName, right.helperName)}</Heading>
      <View>{t.witnessBy(right.recordedByName, right.reason)}</View>
      <View className="note">{t.witnessTerm(sayTerm(right.expiresAt))}</View>
      <View className="spaced">{t.witnessNote}</View>
      <ErrorNote error={say.error} />
      <View className="buttons">
        <Button kind="neutral" label={t.witnessNoLabel(right.householdName)} busy={say.busy} onPress={() => void answer(false)}>
          {t.witnessNo}
        </Button>
        <Button kind="neutral" label={t.witnessYesLabel(right.householdName)} busy={say.busy} onPress={() => void answer(true)}>
          {t.witnessYes}
        </Button>
      </View>
    </Card>
  );
}

/** What waits for my word as a witness; nothing at all where nothing waits. */
export function ToWitness() {
  const waiting = useVillagePages(identityRoutes.witnessedProxies, { query: {} });
  if (waiting.items.length === 0) return waiting.error ? <ErrorView error={waiting.error} onRetry={waiting.reload} /> : null;
  return (
    <View>
      <View className="lead">
        <Heading>{t.witnessTitle}</Heading>
      </View>
      {waiting.items.map(right => (
        <Witnessed key={right.id} right={right} />
      ))}
    </View>
  );
}
