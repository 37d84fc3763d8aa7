import {
  RULE_SET_TITLE_MAX_CHARS,
  ruleLintThemes,
  ruleSetRoutes,
  standardRoutes,
  type RuleContent,
  type StandardView,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand, useVillageCall } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { RuleCard } from '@/features/points/rule-card';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Heading, Loaded, Tag, toast } from '@/ui';
import { DRAFT_CHANGED } from './changed';
import { firstFinding } from './looks';
import { standardDay } from './standard-words';
import './rule-set.scss';

const t = texts.standards;

function OneRule({ rule, id }: { rule: RuleContent; id: string }) {
  const finding = firstFinding(rule);
  return (
    <View>
      <RuleCard rule={{ ...rule, id, ruleSetVersion: 0 }} full />
      {finding && (
        <View className="rule-mark">
          <Tag tone="festive">{texts.ruleSets.lintMark(ruleLintThemes[finding.theme].title)}</Tag>
        </View>
      )}
    </View>
  );
}

/** One tap: the whole of it as a draft, which is then the village's own. */
function Copy({ of }: { of: StandardView }) {
  const creates = useLastingId(`standard-copy/${of.id}`);
  const copy = useCommand(ruleSetRoutes.createRuleDraft, {
    refetches: DRAFT_CHANGED,
    creates,
    onDone: ({ ruleSetId }, go) => {
      toast(t.copied, 'done');
      go.instead('ruleSet', { id: ruleSetId });
    },
    onTaken: go => {
      toast(t.alreadyCopied, 'done');
      go.instead('ruleSet', { id: creates.id });
    },
  });
  const title = t.draftTitle(of.publisherName, of.version).slice(0, RULE_SET_TITLE_MAX_CHARS);
  return (
    <>
      <ErrorNote error={copy.error} />
      <View className="float-foot">
        <Button
          block
          size="big"
          icon="plus"
          busy={copy.busy}
          busyText={texts.common.sending}
          onPress={() => copy.run({ body: { id: creates.id, title, from: 'standard', standardId: of.id } })}
        >
          {t.copy}
        </Button>
      </View>
    </>
  );
}

/** Every rule of what somebody else publishes, looked at before it is copied. */
export function StandardDetail({ id }: { id: string }) {
  const standard = useVillageCall(standardRoutes.standard, { params: { standardId: id } });
  const mayDraft = useMay('points.rules.draft');
  return (
    <Loaded of={standard} rows={6}>
      {view => {
        const flagged = view.rules.filter(firstFinding).length;
        return (
          <>
            <Card>
              <Heading>{view.publisherName}</Heading>
              <View className="paragraph">{t.named(view.version, view.title)}</View>
              <View className="note">{standardDay(view)}</View>
              <View className="note">
                {view.householdMonthCap === null ? texts.ruleSets.monthCapNone : texts.ruleSets.monthCapIs(view.householdMonthCap)}
              </View>
              {mayDraft && <View className="note">{t.copyNote}</View>}
            </Card>
            {flagged > 0 && <View className="lint">{t.lintCount(flagged)}</View>}
            <Card title={t.count(view.rules.length)} flush>
              {view.rules.map((rule, index) => (
                <OneRule key={index} rule={rule} id={`${view.id}/${index}`} />
              ))}
            </Card>
            {mayDraft && <Copy of={view} />}
          </>
        );
      }}
    </Loaded>
  );
}
