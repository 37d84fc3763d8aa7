import { standardRoutes, type OwnStandard, type RuleSetView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand, useVillageCall } from '@/api/hooks';
import { sayDate } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Loaded, toast } from '@/ui';

const t = texts.standards;
const CHANGED = [standardRoutes.ownStandard];

function words({ countyName, published }: OwnStandard, version: number | null): string {
  if (countyName === null) return t.showNowhere;
  if (!published) return t.showOff(countyName);
  return published.version === version || published.version === null
    ? t.showOn(countyName, sayDate(published.publishedAt))
    : t.showOld(published.version);
}

function Shown({ own, set }: { own: OwnStandard; set: RuleSetView }) {
  const publish = useCommand(standardRoutes.publishStandard, { refetches: CHANGED, onDone: () => toast(t.published, 'done') });
  const withdraw = useCommand(standardRoutes.withdrawStandard, { refetches: CHANGED, onDone: () => toast(t.withdrawn, 'done') });
  const { countyName, published } = own;
  const askPublish = async (county: string) => {
    if (await confirm({ title: t.publishAsk, body: t.publishBody(county), action: t.publish }))
      publish.run({ body: { ruleSetId: set.id } });
  };
  const askWithdraw = async () => {
    if (await confirm({ title: t.withdrawAsk, body: t.withdrawBody, action: t.withdraw })) withdraw.run({ body: {} });
  };
  return (
    <>
      <View className="paragraph">{words(own, set.version)}</View>
      <ErrorNote error={publish.error ?? withdraw.error} />
      {countyName !== null && published?.version !== set.version && (
        <View className="spaced">
          <Button block kind="quiet" icon="speaker" busy={publish.busy} onPress={() => void askPublish(countyName)}>
            {published ? t.publishNew : t.publish}
          </Button>
        </View>
      )}
      {published && (
        <View className="spaced">
          <Button block kind="plain" icon="undo" busy={withdraw.busy} onPress={() => void askWithdraw()}>
            {t.withdraw}
          </Button>
        </View>
      )}
    </>
  );
}

/** Whether other villages may copy the rules in force: off until somebody says so, and off again with a tap. */
export function ShowStandard({ set }: { set: RuleSetView }) {
  const own = useVillageCall(standardRoutes.ownStandard, {});
  return (
    <Card title={t.show}>
      <Loaded of={own} rows={1}>
        {view => <Shown own={view} set={set} />}
      </Loaded>
    </Card>
  );
}
